# points: 0 · misconception: changes the images that were handed in
def fgsm(model, x, t, epsilon):
    probe = x.clone().requires_grad_()
    (g,) = torch.autograd.grad(nn.functional.cross_entropy(model(probe), t), probe)
    x += epsilon * g.sign()
    return x.clamp_(0, 1)
