# points: 2 · written: the condition as a factor 0 or 1
def perceptron_step(x, t, w, b, lr):
    wrong = float(t * (x @ w + b) <= 0)
    return w + wrong * lr * t * x, b + wrong * lr * t
