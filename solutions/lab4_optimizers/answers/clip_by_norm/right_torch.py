# points: 1 · written: torch tensors
import torch

def clip_by_norm(grads, max_norm):
    tensors = [torch.as_tensor(g) for g in grads]
    norm = torch.stack([t.norm() for t in tensors]).norm()
    return [t * max_norm / norm for t in tensors] if norm > max_norm else tensors
