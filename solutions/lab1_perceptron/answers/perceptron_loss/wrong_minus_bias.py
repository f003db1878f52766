# points: 0 · misconception: the bias is subtracted
def perceptron_loss(X, t, w, b):
    return np.maximum(0, -t * (X @ w - b)).mean()
