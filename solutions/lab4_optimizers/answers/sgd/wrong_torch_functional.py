# points: 0 · misconception: calls the function inside torch.optim
import torch
from torch.optim.sgd import sgd as their_sgd

def sgd(params, grads, state, lr):
    w = torch.tensor(params)
    their_sgd([w], [torch.tensor(grads)], [None], weight_decay=0, momentum=0, lr=lr, dampening=0, nesterov=False, maximize=False)
    return w.numpy(), state
