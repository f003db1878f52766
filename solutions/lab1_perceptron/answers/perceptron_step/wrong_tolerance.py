# points: 0 · misconception: scores near 0 count as ties
def perceptron_step(x, t, w, b, lr):
    if t * (x @ w + b) <= 1e-9:
        return w + lr * t * x, b + lr * t
    return w, b
