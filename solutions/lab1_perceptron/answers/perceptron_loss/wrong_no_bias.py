# points: 0 · misconception: the bias is forgotten
def perceptron_loss(X, t, w, b):
    return np.maximum(0, -t * (X @ w)).mean()
