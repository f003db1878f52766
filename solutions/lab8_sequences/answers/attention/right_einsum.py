# points: 2 · written: einsum, and the logarithm of the sum
def attention(Q, K, V, mask):
    A = np.einsum("...nd,...md->...nm", Q, K) * Q.shape[-1] ** -0.5
    A = np.where(mask, A, -np.inf)
    log_sum = np.logaddexp.reduce(A, axis=-1, keepdims=True)
    return np.einsum("...nm,...mv->...nv", np.exp(A - log_sum), V)
