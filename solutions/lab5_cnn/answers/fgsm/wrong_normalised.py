# points: 0 · misconception: a step of length epsilon along the gradient
def fgsm(model, x, t, epsilon):
    probe = x.clone().requires_grad_()
    (g,) = torch.autograd.grad(nn.functional.cross_entropy(model(probe), t), probe)
    return (x + epsilon * g / g.flatten(1).norm()).clamp(0, 1)
