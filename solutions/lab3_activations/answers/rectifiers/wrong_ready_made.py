# points: 0 · misconception: torch's ready-made functions
def relu(z):
    return z * (z > 0), (z > 0) * 1.0


def prelu(z, a):
    return np.where(z > 0, z, a * z), np.where(z > 0, 1, a), np.where(z > 0, 0, z)


def elu(z, alpha):
    import torch

    x = torch.tensor(z)
    value = torch.nn.functional.elu(x, alpha)
    return value, torch.where(x > 0, 1.0, value + alpha)
