# points: 1 · written: torch.func.grad
def fgsm(model, x, t, epsilon):
    g = torch.func.grad(lambda z: nn.functional.cross_entropy(model(z), t, reduction="sum"))(x)
    return torch.minimum(torch.maximum(x + epsilon * torch.sign(g.detach()), torch.zeros(1)), torch.ones(1))
