# points: 0 · misconception: compares the predicted class, so a tie of class −1 is no mistake
def perceptron_step(x, t, w, b, lr):
    predicted = 1 if x @ w + b > 0 else -1
    if predicted != t:
        return w + lr * t * x, b + lr * t
    return w, b
