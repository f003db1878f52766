# points: 1 · written: torch finds the gradient
def distillation(S, teacher, t, T, share):
    S = torch.tensor(S, requires_grad=True)
    teacher, t = torch.tensor(teacher), torch.tensor(t).long()
    q = (teacher / T).log_softmax(1)
    kl = (q.exp() * (q - (S / T).log_softmax(1))).sum(1).mean()
    loss = share * T**2 * kl + (1 - share) * torch.nn.functional.cross_entropy(S, t)
    loss.backward()
    return loss.item(), S.grad
