# points: 2 · written: the loss written out
def adversarial_step(model, optimizer, x, t, epsilon):
    def loss_of(images):
        return -model(images).log_softmax(1)[torch.arange(len(t)), t].mean()

    free = x.detach().clone().requires_grad_()
    slope = torch.autograd.grad(loss_of(free), [free])[0]
    with torch.no_grad():
        moved = torch.where(slope > 0, x + epsilon, torch.where(slope < 0, x - epsilon, x))
        moved = moved.clip(0, 1)
    optimizer.zero_grad(set_to_none=False)
    loss = loss_of(moved)
    loss.backward()
    optimizer.step()
    return loss.detach()
