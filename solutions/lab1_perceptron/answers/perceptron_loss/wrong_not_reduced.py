# points: 0 · misconception: one loss for each sample
def perceptron_loss(X, t, w, b):
    return np.maximum(0, -t * (X @ w + b))
