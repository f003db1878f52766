# points: 0 · misconception: goes downhill: helps the model
def fgsm(model, x, t, epsilon):
    probe = x.clone().requires_grad_()
    (g,) = torch.autograd.grad(nn.functional.cross_entropy(model(probe), t), probe)
    return (x - epsilon * g.sign()).clamp(0, 1)
