# points: 0 · misconception: the value of the best key
def attention(Q, K, V, mask):
    scores = Q @ np.swapaxes(K, -1, -2) / np.sqrt(Q.shape[-1])
    scores = np.where(mask, scores, -np.inf)
    weights = (scores == scores.max(axis=-1, keepdims=True)) * 1.0
    return weights / weights.sum(axis=-1, keepdims=True) @ V
