# points: 0 · misconception: leaves the model's parameters frozen
def fgsm(model, x, t, epsilon):
    for p in model.parameters(): p.requires_grad_(False)
    probe = x.clone().requires_grad_()
    nn.functional.cross_entropy(model(probe), t).backward()
    return (x + epsilon*probe.grad.sign()).clamp(0,1)
