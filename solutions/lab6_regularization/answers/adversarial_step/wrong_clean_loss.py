# points: 0 · misconception: returns the loss of the images as they are
def adversarial_step(model, optimizer, x, t, epsilon):
    x = x.detach().clone().requires_grad_(True)
    clean = nn.functional.cross_entropy(model(x), t)
    (slope,) = torch.autograd.grad(clean, x)
    worse = (x.detach() + epsilon * slope.sign()).clamp(0, 1)
    loss = nn.functional.cross_entropy(model(worse), t)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return clean.item()
