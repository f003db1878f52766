# points: 0 · misconception: steps inside a margin of 1, as in the SVM
def perceptron_step(x, t, w, b, lr):
    if t * (x @ w + b) < 1:
        return w + lr * t * x, b + lr * t
    return w, b
