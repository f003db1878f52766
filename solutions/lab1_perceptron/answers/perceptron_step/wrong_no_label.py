# points: 0 · misconception: the step is not multiplied by the label
def perceptron_step(x, t, w, b, lr):
    if t * (x @ w + b) <= 0:
        return w + lr * x, b + lr
    return w, b
