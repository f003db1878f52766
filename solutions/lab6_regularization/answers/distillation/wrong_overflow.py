# points: 0 · misconception: overflows for large scores
def distillation(S, teacher, t, T, share):
    rows = np.arange(len(t))
    p, p_soft, q = (np.exp(A) / np.exp(A).sum(axis=1, keepdims=True) for A in (S, S / T, teacher / T))
    losses = share * T * T * np.sum(q * np.log(q / p_soft), 1) - (1 - share) * np.log(p[rows, t])
    grad = share * T * (p_soft - q) + (1 - share) * p
    grad[rows, t] -= 1 - share
    return np.mean(losses), grad / len(t)
