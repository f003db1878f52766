# points: 0 · misconception: changes the images that were handed in
def adversarial_step(model, optimizer, x, t, epsilon):
    x.requires_grad_(True)
    nn.functional.cross_entropy(model(x), t).backward()
    with torch.no_grad():
        x += epsilon * x.grad.sign()
        x.clamp_(0, 1)
    x.requires_grad_(False)
    loss = nn.functional.cross_entropy(model(x), t)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
