# points: 1 · written: torch tensors
import torch

def momentum(params, grads, state, lr, mu):
    v = torch.tensor(grads) + mu * torch.as_tensor(state.get('v', 0.0))
    return params - lr * v.numpy(), {'v': v}
