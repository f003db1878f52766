# points: 0 · misconception: torch's ready-made functions, imported by name
def softplus(z):
    e = np.exp(-np.abs(z))
    return np.maximum(z, 0) + np.log1p(e), np.where(z > 0, 1, e) / (1 + e)


def silu(z):
    import torch
    from torch.nn.functional import silu as ready_made

    s = 0.5 * (1 + np.tanh(z / 2))
    return ready_made(torch.tensor(z)), s + z * s * (1 - s)


def gelu(z):
    phi = np.exp(-z * z / 2) / np.sqrt(2 * np.pi)
    cdf = (1 + erf(z / np.sqrt(2))) / 2
    return z * cdf, cdf + z * phi
