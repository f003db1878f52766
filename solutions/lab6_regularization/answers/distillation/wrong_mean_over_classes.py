# points: 0 · misconception: KL as a mean over samples and classes
def distillation(S, teacher, t, T, share):
    rows = np.arange(len(t))
    logs = [A - np.logaddexp.reduce(A, axis=1)[:, None] for A in (S, S / T, teacher / T)]
    p, p_soft, q = (np.exp(a) for a in logs)
    loss = share * T * T * np.mean(q * (logs[2] - logs[1])) - (1 - share) * logs[0][rows, t].mean()
    grad = share * T * (p_soft - q) / S.shape[1] + (1 - share) * p
    grad[rows, t] -= 1 - share
    return loss, grad / len(t)
