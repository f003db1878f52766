# points: 0 · misconception: the gradient itself instead of its sign
def fgsm(model, x, t, epsilon):
    probe = x.clone().requires_grad_()
    (g,) = torch.autograd.grad(nn.functional.cross_entropy(model(probe), t), probe)
    return (x + epsilon * g).clamp(0, 1)
