# points: 0 · misconception: softplus of −z
def bce_with_logits(z, y):
    return float(np.mean(np.maximum(-z, 0) + np.log1p(np.exp(-abs(z))) - y * z))
