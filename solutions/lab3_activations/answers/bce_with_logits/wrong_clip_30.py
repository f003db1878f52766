# points: 0 · misconception: scores are clipped at 30
def bce_with_logits(z, y):
    z = np.clip(z, -30, 30)
    return float(np.mean(np.maximum(z, 0) + np.log1p(np.exp(-abs(z))) - y * z))
