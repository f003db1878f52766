# points: 0 · misconception: lr·(t − prediction)·x with labels ±1 is twice as long
def perceptron_step(x, t, w, b, lr):
    score = x @ w + b
    if t * score <= 0:
        return w + lr * 2 * t * x, b + lr * 2 * t
    return w, b
