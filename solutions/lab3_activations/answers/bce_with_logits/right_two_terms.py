# points: 1 · written: both terms by log1p
def bce_with_logits(z, y):
    def softplus(x):
        return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))

    return np.mean(y * softplus(-z) + (1 - y) * softplus(z))
