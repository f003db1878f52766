# points: 0 · misconception: clears gradients that were there before
def fgsm(model, x, t, epsilon):
    probe = x.clone().requires_grad_()
    nn.functional.cross_entropy(model(probe), t).backward()
    model.zero_grad()
    return (x + epsilon*probe.grad.sign()).clamp(0,1)
