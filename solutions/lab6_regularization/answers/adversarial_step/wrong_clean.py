# points: 0 · misconception: trains on the images as they are
def adversarial_step(model, optimizer, x, t, epsilon):
    loss = nn.functional.cross_entropy(model(x), t)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
