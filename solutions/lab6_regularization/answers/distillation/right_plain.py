# points: 1 · written: both parts, loss and gradient
def distillation(S, teacher, t, T, share):
    n, k = S.shape
    def log_softmax(A):
        A = A - A.max(axis=1, keepdims=True)
        return A - np.log(np.exp(A).sum(axis=1, keepdims=True))
    soft, wanted, hard = log_softmax(S / T), log_softmax(teacher / T), log_softmax(S)
    q, truth = np.exp(wanted), np.eye(k)[t]
    kl = (q * (wanted - soft)).sum(axis=1).mean()
    ce = -(truth * hard).sum(axis=1).mean()
    loss = share * T**2 * kl + (1 - share) * ce
    grad = share * T * (np.exp(soft) - q) + (1 - share) * (np.exp(hard) - truth)
    return loss, grad / n
