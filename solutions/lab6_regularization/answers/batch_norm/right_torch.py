# points: 2 · written: torch as a calculator
def batch_norm(Z, gamma, beta, mean, var, training, momentum, delta):
    Z, gamma, beta, mean, var = (torch.tensor(a) for a in (Z, gamma, beta, mean, var))
    m, v = mean, var
    if training:
        v, m = torch.var_mean(Z, 0, correction=0)
        mean = torch.lerp(mean, m, momentum)
        var = torch.lerp(var, Z.var(0), momentum)
    return (Z - m) * torch.rsqrt(v + delta) * gamma + beta, mean, var
