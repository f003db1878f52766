# points: 0 · misconception: lets torch.optim do it
import torch

def sgd(params, grads, state, lr):
    w = torch.tensor(params, requires_grad=True)
    w.grad = torch.tensor(grads)
    torch.optim.SGD([w], lr=lr).step()
    return w.detach().numpy(), state
