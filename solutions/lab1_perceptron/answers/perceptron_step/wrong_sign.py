# points: 0 · misconception: steps away from the right side
def perceptron_step(x, t, w, b, lr):
    if t * (x @ w + b) <= 0:
        return w - lr * t * x, b - lr * t
    return w, b
