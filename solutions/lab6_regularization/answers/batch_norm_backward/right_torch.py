# points: 2 · written: torch as a calculator
def batch_norm_backward(grad, Z, gamma, delta):
    grad, Z, gamma = (torch.tensor(a) for a in (grad, Z, gamma))
    s = (Z.var(0, correction=0) + delta).sqrt()
    unit = (Z - Z.mean(0)) / s
    g_gamma, g_beta = (grad * unit).sum(0), grad.sum(0)
    return gamma / s * (grad - g_beta / len(Z) - unit * g_gamma / len(Z)), g_gamma, g_beta
