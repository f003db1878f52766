# points: 0 · misconception: pixels may leave [0, 1]
def fgsm(model, x, t, epsilon):
    probe = x.clone().requires_grad_()
    (g,) = torch.autograd.grad(nn.functional.cross_entropy(model(probe), t), probe)
    return x + epsilon * g.sign()
