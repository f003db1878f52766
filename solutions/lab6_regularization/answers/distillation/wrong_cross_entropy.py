# points: 0 · misconception: cross-entropy in place of KL
def distillation(S, teacher, t, T, share):
    rows = np.arange(len(t))
    logs = [A - np.logaddexp.reduce(A, axis=1)[:, None] for A in (S, S / T, teacher / T)]
    p, p_soft, q = (np.exp(a) for a in logs)
    losses = -share * T * T * np.sum(q * logs[1], 1) - (1 - share) * logs[0][rows, t]
    grad = share * T * (p_soft - q) + (1 - share) * p
    grad[rows, t] -= 1 - share
    return np.mean(losses), grad / len(t)
