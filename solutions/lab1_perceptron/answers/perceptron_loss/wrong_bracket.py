# points: 0 · misconception: t multiplies the features alone, not the bias
def perceptron_loss(X, t, w, b):
    return np.maximum(0, -t * (X @ w) + b).mean()
