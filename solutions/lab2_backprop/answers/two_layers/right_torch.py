# points: 1 · written: torch without autograd, float32
import torch


def two_layer_forward(X, W1, b1, W2, b2):
    X, W1, b1, W2, b2 = (torch.tensor(v, dtype=torch.float32) for v in (X, W1, b1, W2, b2))
    H = torch.relu(X @ W1 + b1)
    return H, H @ W2 + b2


def two_layer_backward(dZ, X, H, W2):
    dZ, X, H, W2 = (torch.tensor(v, dtype=torch.float32) for v in (dZ, X, H, W2))
    dH = (dZ @ W2.T).masked_fill(H <= 0, 0)
    return X.T @ dH, dH.sum(0), H.T @ dZ, dZ.sum(0)
