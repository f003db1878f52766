# points: 0 · misconception: the counter is never set back
def fit_perceptron(X, t, lr, max_epochs):
    w, b, mistakes, wrong = np.zeros(X.shape[1]), 0.0, [], 0
    for _ in range(max_epochs):
        before = wrong
        for x, label in zip(X, t):
            if label * (x @ w + b) <= 0:
                w, b, wrong = w + lr * label * x, b + lr * label, wrong + 1
        mistakes.append(wrong)
        if wrong == before:
            break
    return w, b, mistakes
