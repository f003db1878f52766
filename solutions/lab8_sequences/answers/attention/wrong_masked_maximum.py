# points: 0 · misconception: the largest score of all keys
def attention(Q, K, V, mask):
    scores = Q @ np.swapaxes(K, -1, -2) / np.sqrt(Q.shape[-1])
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True)) * mask
    return weights / weights.sum(axis=-1, keepdims=True) @ V
