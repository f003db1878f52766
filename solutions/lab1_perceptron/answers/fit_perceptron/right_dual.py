# points: 2 · written: counts how often each sample was wrong, builds w from the counts
def fit_perceptron(X, t, lr, max_epochs):
    counts = np.zeros(len(t))
    mistakes = []
    for _ in range(max_epochs):
        before = counts.sum()
        for i in range(len(t)):
            w = lr * ((counts * t) @ X)
            b = lr * (counts * t).sum()
            if t[i] * (X[i] @ w + b) <= 0:
                counts[i] += 1
        mistakes.append(int(counts.sum() - before))
        if mistakes[-1] == 0:
            break
    return lr * ((counts * t) @ X), lr * (counts * t).sum(), np.array(mistakes)
