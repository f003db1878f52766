# points: 1 · written: a loop with max
def perceptron_loss(X, t, w, b):
    total = 0
    for x, label in zip(X, t):
        total += max(0, -label * (sum(x * w) + b))
    return total / len(t)
