# points: 0 · misconception: steps on samples that are right, too
def perceptron_step(x, t, w, b, lr):
    return w + lr * t * x, b + lr * t
