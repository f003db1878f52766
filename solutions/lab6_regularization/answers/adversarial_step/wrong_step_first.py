# points: 0 · misconception: a step on the clean images, then the attack
def adversarial_step(model, optimizer, x, t, epsilon):
    x = x.detach().clone().requires_grad_(True)
    optimizer.zero_grad()
    nn.functional.cross_entropy(model(x), t).backward()
    optimizer.step()
    worse = (x.detach() + epsilon * x.grad.sign()).clamp(0, 1)
    loss = nn.functional.cross_entropy(model(worse), t)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
