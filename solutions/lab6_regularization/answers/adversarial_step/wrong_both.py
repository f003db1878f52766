# points: 0 · misconception: the clean loss is added
def adversarial_step(model, optimizer, x, t, epsilon):
    x = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(x), t)
    (slope,) = torch.autograd.grad(loss, x)
    x = x.detach()
    worse = (x + epsilon * slope.sign()).clamp(0, 1)
    loss = nn.functional.cross_entropy(model(worse), t) + nn.functional.cross_entropy(model(x), t)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
