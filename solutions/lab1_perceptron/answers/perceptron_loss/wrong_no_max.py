# points: 0 · misconception: the max(0, ·) is missing
def perceptron_loss(X, t, w, b):
    return np.mean(-t * (X @ w + b))
