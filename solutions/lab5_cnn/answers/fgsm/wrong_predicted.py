# points: 0 · misconception: moves away from the predicted class instead of the true one
def fgsm(model, x, t, epsilon):
    probe = x.clone().requires_grad_()
    logits = model(probe)
    (g,) = torch.autograd.grad(nn.functional.cross_entropy(logits, logits.argmax(1)), probe)
    return (x + epsilon * g.sign()).clamp(0, 1)
