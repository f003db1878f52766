# points: 1 · written: max(0, z) as (z + |z|)/2
def perceptron_loss(X, t, w, b):
    z = -t * (X @ w + b)
    return (z + abs(z)).mean() / 2
