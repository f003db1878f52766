# points: 0 · misconception: torch finds the gradient
def batch_norm_backward(grad, Z, gamma, delta):
    Z = torch.tensor(Z, requires_grad=True)
    gamma = torch.tensor(gamma, requires_grad=True)
    beta = torch.zeros(len(gamma), dtype=torch.float64, requires_grad=True)
    out = gamma * (Z - Z.mean(0)) / (Z.var(0, correction=0) + delta).sqrt() + beta
    out.backward(torch.tensor(grad))
    return Z.grad, gamma.grad, beta.grad
