# points: 0 · misconception: returns the perturbation alone
def fgsm(model, x, t, epsilon):
    probe = x.clone().requires_grad_()
    (g,) = torch.autograd.grad(nn.functional.cross_entropy(model(probe), t), probe)
    return epsilon * g.sign()
