# points: 0 · misconception: torch.autograd does the work
import torch

def two_layer_forward(X, W1, b1, W2, b2):
    H = np.maximum(0, X @ W1 + b1)
    return H, H @ W2 + b2


def two_layer_backward(dZ, X, H, W2):
    W2 = torch.tensor(W2, requires_grad=True)
    A = torch.tensor(H, requires_grad=True)
    (torch.relu(A) @ W2).backward(torch.tensor(dZ))
    dH = A.grad.numpy()
    return X.T @ dH, dH.sum(axis=0), W2.grad, dZ.sum(axis=0)
