# points: 0 · misconception: the squared error
def fgsm(model, x, t, epsilon):
    p = x.clone().requires_grad_()
    z = model(p)
    (g,) = torch.autograd.grad(((z - nn.functional.one_hot(t, z.shape[1])) ** 2).sum(), p)
    return (x + epsilon * g.sign()).clamp(0, 1)
