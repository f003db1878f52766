# points: 1 · written: torch's losses, and a gradient by hand
def distillation(S, teacher, t, T, share):
    S, teacher, t = torch.tensor(S), torch.tensor(teacher), torch.tensor(t).long()
    soft, q = (S / T).log_softmax(1), (teacher / T).log_softmax(1)
    kl = torch.nn.functional.kl_div(soft, q, log_target=True, reduction="batchmean")
    ce = torch.nn.functional.cross_entropy(S, t)
    truth = torch.nn.functional.one_hot(t, S.shape[1])
    grad = share * T * (soft.exp() - q.exp()) + (1 - share) * (S.softmax(1) - truth)
    return share * T**2 * kl + (1 - share) * ce, grad / len(S)
