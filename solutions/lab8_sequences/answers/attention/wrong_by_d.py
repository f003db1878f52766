# points: 0 · misconception: divides by d
def attention(Q, K, V, mask):
    scores = Q @ np.swapaxes(K, -1, -2) / Q.shape[-1]
    scores = np.where(mask, scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True) @ V
