# points: 0 · misconception: sum instead of mean
def perceptron_loss(X, t, w, b):
    return np.maximum(0, -t * (X @ w + b)).sum()
