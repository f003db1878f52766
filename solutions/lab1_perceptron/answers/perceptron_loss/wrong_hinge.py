# points: 0 · misconception: hinge loss with a margin of 1
def perceptron_loss(X, t, w, b):
    return np.mean(np.maximum(0, 1 - t * (X @ w + b)))
