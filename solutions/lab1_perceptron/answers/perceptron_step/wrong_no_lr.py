# points: 0 · misconception: the learning rate is forgotten
def perceptron_step(x, t, w, b, lr):
    if t * (x @ w + b) <= 0:
        return w + t * x, b + t
    return w, b
