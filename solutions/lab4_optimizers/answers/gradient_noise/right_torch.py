# points: 1 · written: torch tensors
import torch

def gradient_noise(sample_grads, batches):
    g = torch.as_tensor(sample_grads)
    return torch.stack([(g[torch.as_tensor(b)].mean(0) - g.mean(0)).square().sum() for b in batches]).mean()
