# points: 0 · misconception: nll_loss of logits
def fgsm(model, x, t, epsilon):
    p = x.clone().requires_grad_()
    (g,) = torch.autograd.grad(nn.functional.nll_loss(model(p), t), p)
    return (x + epsilon * g.sign()).clamp(0, 1)
