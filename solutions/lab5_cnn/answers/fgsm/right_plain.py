# points: 1 · written: requires_grad on a copy, torch.autograd.grad
def fgsm(model, x, t, epsilon):
    probe = x.clone().requires_grad_()
    loss = nn.functional.cross_entropy(model(probe), t)
    (g,) = torch.autograd.grad(loss, probe)
    return (x + epsilon * g.sign()).clamp(0, 1)
