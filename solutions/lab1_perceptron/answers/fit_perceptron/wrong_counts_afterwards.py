# points: 0 · misconception: counts mistakes in a second pass after the epoch
def fit_perceptron(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        for x, label in zip(X, t):
            if label * (x @ w + b) <= 0:
                w, b = w + lr * label * x, b + lr * label
        mistakes.append(int((t * (X @ w + b) <= 0).sum()))
        if mistakes[-1] == 0:
            break
    return w, b, mistakes
