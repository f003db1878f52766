# points: 0 · misconception: random signs
def adversarial_step(model, optimizer, x, t, epsilon):
    signs = torch.randint(0, 2, x.shape, generator=torch.Generator().manual_seed(0)) * 2 - 1
    worse = (x + epsilon * signs).clamp(0, 1)
    loss = nn.functional.cross_entropy(model(worse), t)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
