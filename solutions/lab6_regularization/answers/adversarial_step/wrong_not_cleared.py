# points: 0 · misconception: the attack's gradients stay in the parameters
def adversarial_step(model, optimizer, x, t, epsilon):
    optimizer.zero_grad()
    x = x.detach().clone().requires_grad_(True)
    nn.functional.cross_entropy(model(x), t).backward()
    worse = (x.detach() + epsilon * x.grad.sign()).clamp(0, 1)
    loss = nn.functional.cross_entropy(model(worse), t)
    loss.backward()
    optimizer.step()
    return loss.item()
