# points: 0 · misconception: the slope by automatic differentiation
def softplus(z):
    import torch

    x = torch.tensor(z, requires_grad=True)
    value = torch.logaddexp(x, torch.zeros_like(x))
    return value, torch.autograd.grad(value.sum(), x)[0]


def silu(z):
    s = 0.5 * (1 + np.tanh(z / 2))
    return z * s, s + z * s * (1 - s)


def gelu(z):
    phi = np.exp(-z * z / 2) / np.sqrt(2 * np.pi)
    cdf = (1 + erf(z / np.sqrt(2))) / 2
    return z * cdf, cdf + z * phi
