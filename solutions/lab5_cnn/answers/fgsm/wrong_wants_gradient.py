# points: 0 · misconception: the step is added to the probe
def fgsm(model, x, t, epsilon):
    p = x.clone().requires_grad_()
    (g,) = torch.autograd.grad(nn.functional.cross_entropy(model(p), t), p)
    return (p + epsilon * g.sign()).clamp(0, 1)
