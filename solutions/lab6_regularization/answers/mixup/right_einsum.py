# points: 1 · written: einsum
def mixup(X, t, k, partner, lam):
    T = np.identity(k)[np.asarray(t)]
    def mix(a):
        return np.einsum("i,i...->i...", lam, a) + np.einsum("i,i...->i...", 1 - lam, a[partner])
    return mix(X), mix(T)
