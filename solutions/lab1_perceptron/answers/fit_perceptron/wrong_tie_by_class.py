# points: 0 · misconception: a score of 0 is a mistake only where the class is +1
def fit_perceptron(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    while len(mistakes) < max_epochs and (not mistakes or mistakes[-1]):
        mistakes.append(0)
        for x, label in zip(X, t, strict=True):
            if (1 if x @ w + b > 0 else -1) != label:
                mistakes[-1] += 1
                w, b = w + lr * label * x, b + lr * label
    return w, b, mistakes
