# points: 0 · misconception: -100 is low enough for a score that may not be seen
def attention(Q, K, V, mask):
    A = Q @ np.swapaxes(K, -1, -2) / np.sqrt(Q.shape[-1])
    A = np.where(mask, A, -100.0)
    e = np.exp(A - A.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True) @ V
