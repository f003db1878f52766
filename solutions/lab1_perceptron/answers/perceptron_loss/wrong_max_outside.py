# points: 0 · misconception: max(0, mean) instead of the mean of max(0, ·)
def perceptron_loss(X, t, w, b):
    return max(0.0, np.mean(-t * (X @ w + b)))
