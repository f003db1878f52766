# points: 0 · misconception: the loss alone
def distillation(S, teacher, t, T, share):
    rows = np.arange(len(t))
    logs = [A - np.logaddexp.reduce(A, axis=1)[:, None] for A in (S, S / T, teacher / T)]
    q = np.exp(logs[2])
    return np.mean(share * T * T * np.sum(q * (logs[2] - logs[1]), 1) - (1 - share) * logs[0][rows, t])
