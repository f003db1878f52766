# points: 0 · misconception: adds a small number to the deviation
def standardise(X_train, X_test):
    mean, sd = X_train.mean(axis=0), X_train.std(axis=0) + 1e-8
    return (X_train - mean) / sd, (X_test - mean) / sd
