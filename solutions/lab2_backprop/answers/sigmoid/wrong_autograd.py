# points: 0 · misconception: torch.autograd does the work
import torch

def sigmoid_forward(X):
    e = np.exp(-np.abs(X))
    return np.where(X < 0, e / (1 + e), 1 / (1 + e))


def sigmoid_backward(dY, Y):
    X = torch.logit(torch.tensor(Y)).requires_grad_()
    torch.sigmoid(X).backward(torch.tensor(dY))
    return X.grad
