# points: 2 · written: backward twice, cleared in between
def adversarial_step(model, optimizer, x, t, epsilon):
    probe = x.clone()
    probe.requires_grad = True
    torch.nn.CrossEntropyLoss()(model(probe), t).backward()
    attacked = torch.clamp(x + epsilon * torch.sign(probe.grad), min=0.0, max=1.0)
    optimizer.zero_grad()
    loss = torch.nn.CrossEntropyLoss()(model(attacked), t)
    loss.backward()
    optimizer.step()
    return float(loss)
