# points: 0 · misconception: the bias moves by t, without the learning rate
def perceptron_step(x, t, w, b, lr):
    if t * (x @ w + b) <= 0:
        return w + lr * t * x, b + t
    return w, b
