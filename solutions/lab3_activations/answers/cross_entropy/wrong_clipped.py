# points: 0 · misconception: probabilities clipped to 1e-12
def cross_entropy(scores, labels):
    s = scores - scores.max(axis=1, keepdims=True)
    logs = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    p = np.clip(np.exp(logs), 1e-12, 1)
    return -np.log(p[np.arange(len(labels)), labels]).mean()
