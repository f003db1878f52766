# points: 0 · misconception: goes on after a clean epoch
def fit_perceptron(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, label in zip(X, t):
            if label * (x @ w + b) <= 0:
                w, b, wrong = w + lr * label * x, b + lr * label, wrong + 1
        mistakes.append(wrong)
    return w, b, mistakes
