# points: 1 · written: np.clip
def perceptron_loss(X, t, w, b):
    return np.mean(np.clip(-t * (X @ w + b), 0, None))
