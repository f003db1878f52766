# points: 1 · written: torch as a calculator
def layer_norm(Z, grad, gamma, beta, delta):
    Z, grad, gamma, beta = (torch.tensor(a) for a in (Z, grad, gamma, beta))
    var, mean = torch.var_mean(Z, 1, correction=0, keepdim=True)
    s = (var + delta).sqrt()
    unit = (Z - mean) / s
    g = gamma * grad
    back = (g - g.mean(1, keepdim=True) - unit * (g * unit).mean(1, keepdim=True)) / s
    return gamma * unit + beta, back, (grad * unit).sum(0), grad.sum(0)
