# points: 0 · misconception: mean over the mistakes instead of all samples
def perceptron_loss(X, t, w, b):
    z = -t * (X @ w + b)
    return z[z > 0].mean() if (z > 0).any() else 0.0
