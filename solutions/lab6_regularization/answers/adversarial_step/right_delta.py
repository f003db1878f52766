# points: 2 · written: the gradient of a change that is 0
def adversarial_step(model, optimizer, x, t, epsilon):
    change = torch.zeros_like(x, requires_grad=True)
    nn.functional.cross_entropy(model(x + change), t, reduction="sum").backward()
    attacked = torch.min(torch.max(x + epsilon * change.grad.sign(), torch.zeros(())), torch.ones(()))
    for group in optimizer.param_groups:
        for p in group["params"]:
            p.grad = None
    value = nn.functional.cross_entropy(model(attacked), t)
    value.backward()
    optimizer.step()
    return value.item()
