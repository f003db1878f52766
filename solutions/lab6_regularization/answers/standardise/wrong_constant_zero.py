# points: 0 · misconception: constant features become 0 in the test rows, too
def standardise(X_train, X_test):
    mean, sd = X_train.mean(axis=0), X_train.std(axis=0)
    safe = np.where(sd == 0, 1, sd)
    return (X_train - mean) / safe * (sd > 0), (X_test - mean) / safe * (sd > 0)
