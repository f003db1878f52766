# points: 0 · misconception: probabilities clipped to [1e-15, 1 − 1e-15]
def bce_with_logits(z, y):
    p = np.clip(0.5 * (1 + np.tanh(z / 2)), 1e-15, 1 - 1e-15)
    return np.mean(-y * np.log(p) - (1 - y) * np.log(1 - p))
