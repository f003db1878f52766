# points: 1 · written: backward, then the parameters' gradients are put back
def fgsm(model, x, t, epsilon):
    kept = [None if p.grad is None else p.grad.clone() for p in model.parameters()]
    probe = x.detach().clone()
    probe.requires_grad = True
    nn.functional.cross_entropy(model(probe), t).backward()
    for p, g in zip(model.parameters(), kept):
        p.grad = g
    return torch.clip(x + epsilon * torch.sign(probe.grad), 0.0, 1.0)
