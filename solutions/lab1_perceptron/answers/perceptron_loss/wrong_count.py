# points: 0 · misconception: share of mistakes instead of a loss
def perceptron_loss(X, t, w, b):
    return np.mean(t * (X @ w + b) <= 0)
