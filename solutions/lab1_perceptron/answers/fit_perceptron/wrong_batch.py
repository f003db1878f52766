# points: 0 · misconception: all samples of an epoch see the same weights
def fit_perceptron(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = t * (X @ w + b) <= 0
        mistakes.append(int(wrong.sum()))
        if not wrong.any():
            break
        w = w + lr * (t[wrong] @ X[wrong])
        b = b + lr * t[wrong].sum()
    return w, b, mistakes
