# points: 0 · misconception: the teacher alone
def distillation(S, teacher, t, T, share):
    logs = [A - np.logaddexp.reduce(A, axis=1)[:, None] for A in (S / T, teacher / T)]
    p_soft, q = (np.exp(a) for a in logs)
    losses = share * T * T * np.sum(q * (logs[1] - logs[0]), 1)
    return np.mean(losses), share * T * (p_soft - q) / len(t)
