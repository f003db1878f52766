# points: 1 · written: sample by sample
def distillation(S, teacher, t, T, share):
    def softmax(row):
        e = np.exp(row - row.max())
        return e / e.sum()
    def log_softmax(row):
        return row - row.max() - np.log(np.exp(row - row.max()).sum())
    loss, grad = 0.0, np.zeros(S.shape)
    for i in range(len(S)):
        q, p = softmax(teacher[i] / T), softmax(S[i] / T)
        loss += share * T**2 * np.sum(q * (log_softmax(teacher[i] / T) - log_softmax(S[i] / T)))
        loss -= (1 - share) * log_softmax(S[i])[t[i]]
        grad[i] = share * T * (p - q) + (1 - share) * softmax(S[i])
        grad[i, t[i]] -= 1 - share
    return loss / len(S), grad / len(S)
