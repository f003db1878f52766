# points: 0 · misconception: changes the caller's weights
def perceptron_step(x, t, w, b, lr):
    if t * (x @ w + b) <= 0:
        w += lr * t * x
        b += lr * t
    return w, b
