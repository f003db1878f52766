# points: 2 · written: a very small score instead of −∞
def attention(Q, K, V, mask):
    scores = Q @ np.swapaxes(K, -1, -2) / np.sqrt(Q.shape[-1]) + np.where(mask, 0.0, -1e30)
    scores = scores - scores.max(-1, keepdims=True)
    w = np.exp(scores)
    return w / w.sum(-1, keepdims=True) @ V
