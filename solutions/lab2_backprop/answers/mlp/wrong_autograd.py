# points: 0 · misconception: torch.autograd does the work
import torch

def mlp_forward(X, layers):
    found = [X]
    for W, b in layers[:-1]:
        found.append(np.maximum(0, found[-1] @ W + b))
    W, b = layers[-1]
    return found + [found[-1] @ W + b]


def mlp_backward(dZ, activations, layers):
    pairs = [[torch.tensor(v, requires_grad=True) for v in pair] for pair in layers]
    H = torch.tensor(activations[0])
    for l, (W, b) in enumerate(pairs):
        H = H @ W + b
        H = H.relu() if l < len(pairs) - 1 else H
    H.backward(torch.tensor(dZ))
    return [(W.grad, b.grad) for W, b in pairs]
