# points: 0 · misconception: a step in proportion to the error, as in the delta rule
def perceptron_step(x, t, w, b, lr):
    score = x @ w + b
    if t * score <= 0:
        return w + lr * (t - score) * x, b + lr * (t - score)
    return w, b
