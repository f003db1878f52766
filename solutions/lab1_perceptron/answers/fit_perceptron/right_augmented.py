# points: 2 · written: bias as a last weight
def fit_perceptron(X, t, lr, max_epochs):
    Z = np.column_stack([X, np.ones(len(X))])
    v = np.zeros(Z.shape[1])
    mistakes = []
    for epoch in range(max_epochs):
        wrong = 0
        for z, label in zip(Z, t):
            if not label * (v @ z) > 0:
                v = v + lr * label * z
                wrong += 1
        mistakes += [wrong]
        if wrong == 0:
            return v[:-1], v[-1], mistakes
    return v[:-1], v[-1], mistakes
