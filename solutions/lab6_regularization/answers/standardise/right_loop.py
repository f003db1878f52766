# points: 1 · written: column by column
def standardise(X_train, X_test):
    a, b = np.zeros(X_train.shape), np.zeros(X_test.shape)
    for j in range(X_train.shape[1]):
        column = X_train[:, j]
        m = sum(column) / len(column)
        s = (sum((column - m) ** 2) / len(column)) ** 0.5
        if s == 0:
            s = 1
        a[:, j] = (column - m) / s
        b[:, j] = (X_test[:, j] - m) / s
    return a, b
