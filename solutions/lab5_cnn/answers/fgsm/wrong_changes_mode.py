# points: 0 · misconception: puts the model into evaluation mode
def fgsm(model, x, t, epsilon):
    probe = x.clone()
    probe.requires_grad = True
    model.eval()
    loss = nn.functional.cross_entropy(model(probe), t)
    loss.backward()
    model.zero_grad()
    return (probe + epsilon * probe.grad.sign()).clip(0, 1)
