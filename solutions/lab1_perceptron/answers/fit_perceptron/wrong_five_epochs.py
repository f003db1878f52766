# points: 0 · misconception: never more than five epochs
def fit_perceptron(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(min(max_epochs, 5)):
        wrong = 0
        for x, label in zip(X, t):
            if label * (x @ w + b) <= 0:
                w, b = w + lr * label * x, b + lr * label
                wrong += 1
        mistakes.append(wrong)
        if not wrong:
            break
    return w, b, mistakes
