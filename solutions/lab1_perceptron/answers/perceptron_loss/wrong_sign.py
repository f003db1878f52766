# points: 0 · misconception: charges the samples that are right
def perceptron_loss(X, t, w, b):
    return np.mean(np.maximum(0, t * (X @ w + b)))
