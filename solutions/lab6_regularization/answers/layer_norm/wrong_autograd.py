# points: 0 · misconception: torch finds the gradient
def layer_norm(Z, grad, gamma, beta, delta):
    Z, gamma, beta = (torch.tensor(a, requires_grad=True) for a in (Z, gamma, beta))
    var, mean = torch.var_mean(Z, 1, correction=0, keepdim=True)
    out = gamma * (Z - mean) / (var + delta).sqrt() + beta
    out.backward(torch.tensor(grad))
    return out.detach(), Z.grad, gamma.grad, beta.grad
