# points: 0 · misconception: cross_entropy of probabilities
def fgsm(model, x, t, epsilon):
    p = x.clone().requires_grad_()
    (g,) = torch.autograd.grad(nn.functional.cross_entropy(model(p).softmax(1), t), p)
    return (x + epsilon * g.sign()).clamp(0, 1)
