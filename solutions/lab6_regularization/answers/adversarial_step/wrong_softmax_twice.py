# points: 0 · misconception: softmax before the cross-entropy
def adversarial_step(model, optimizer, x, t, epsilon):
    x = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(x).softmax(1), t)
    (slope,) = torch.autograd.grad(loss, x)
    worse = (x.detach() + epsilon * slope.sign()).clamp(0, 1)
    loss = nn.functional.cross_entropy(model(worse).softmax(1), t)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
