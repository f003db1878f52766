# points: 2 · written: calls perceptron_step and compares
def fit_perceptron(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        mistakes.append(0)
        for x, label in zip(X, t):
            if label * (x @ w + b) <= 0:
                mistakes[-1] += 1
            w, b = perceptron_step(x, label, w, b, lr)
        if not mistakes[-1]:
            break
    return w, b, mistakes
