# points: 0 · misconception: the bias never learns
def perceptron_step(x, t, w, b, lr):
    if t * (x @ w + b) <= 0:
        w = w + lr * t * x
    return w, b
