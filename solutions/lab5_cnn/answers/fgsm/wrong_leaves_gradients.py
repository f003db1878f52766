# points: 0 · misconception: leaves gradients in the model's parameters
def fgsm(model, x, t, epsilon):
    probe = x.clone().requires_grad_()
    nn.functional.cross_entropy(model(probe), t).backward()
    return (x + epsilon * probe.grad.sign()).clamp(0, 1)
