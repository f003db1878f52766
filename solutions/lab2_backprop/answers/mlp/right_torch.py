# points: 2 · written: torch without autograd
import torch


def mlp_forward(X, layers):
    found = [torch.as_tensor(X)]
    for W, b in layers:
        hidden = found[-1] if len(found) == 1 else found[-1].relu()
        found[-1] = hidden
        found.append(hidden @ torch.as_tensor(W) + torch.as_tensor(b))
    return found


def mlp_backward(dZ, activations, layers):
    g, pairs = torch.as_tensor(dZ), []
    for H, (W, _) in zip(reversed(activations[:-1]), reversed(layers)):
        H = torch.as_tensor(H)
        pairs.append((H.T @ g, g.sum(0)))
        g = (g @ torch.as_tensor(W).T) * (H > 0)
    return list(reversed(pairs))
