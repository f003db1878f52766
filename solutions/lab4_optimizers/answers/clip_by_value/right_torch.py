# points: 1 · written: torch.clamp
import torch

def clip_by_value(grads, limit):
    return [torch.as_tensor(g).clamp(-limit, limit) for g in grads]
