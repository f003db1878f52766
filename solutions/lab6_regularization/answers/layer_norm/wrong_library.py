# points: 0 · misconception: torch does both ways
def layer_norm(Z, grad, gamma, beta, delta):
    Z, gamma, beta = (torch.tensor(a, requires_grad=True) for a in (Z, gamma, beta))
    out = torch.nn.functional.layer_norm(Z, Z.shape[1:], gamma, beta, delta)
    out.backward(torch.tensor(grad))
    return out.detach(), Z.grad, gamma.grad, beta.grad
