# points: 1 · written: torch tensors
import torch

def nesterov(params, grads, state, lr, mu):
    g = torch.tensor(grads)
    v = g.add(torch.as_tensor(state.get('v', 0.0)), alpha=mu)
    return torch.tensor(params) - lr * g.add(v, alpha=mu), {'v': v}
