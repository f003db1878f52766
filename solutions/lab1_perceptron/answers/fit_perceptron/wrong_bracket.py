# points: 0 · misconception: t multiplies the features alone, not the bias
def fit_perceptron(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for i in range(len(X)):
            if t[i] * X[i] @ w + b <= 0:
                w, b = w + lr * t[i] * X[i], b + lr * t[i]
                wrong += 1
        mistakes.append(wrong)
        if not wrong:
            break
    return w, b, mistakes
