# points: 0 · misconception: no step of the optimizer
def adversarial_step(model, optimizer, x, t, epsilon):
    x = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(x), t)
    (slope,) = torch.autograd.grad(loss, x)
    worse = (x.detach() + epsilon * slope.sign()).clamp(0, 1)
    loss = nn.functional.cross_entropy(model(worse), t)
    optimizer.zero_grad()
    loss.backward()
    return loss.item()
