# points: 2 · written: while loops and indices
def fit_perceptron(X, t, lr, max_epochs):
    n, d = X.shape
    w = np.zeros(d)
    b = 0
    mistakes = []
    while len(mistakes) < max_epochs and (not mistakes or mistakes[-1] > 0):
        count = 0
        i = 0
        while i < n:
            if (np.inner(w, X[i]) + b) * t[i] <= 0:
                w += lr * t[i] * X[i]
                b += lr * t[i]
                count += 1
            i += 1
        mistakes.append(count)
    return w, b, mistakes
