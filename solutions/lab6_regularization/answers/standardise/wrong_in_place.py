# points: 0 · misconception: changes its arguments
def standardise(X_train, X_test):
    mean, sd = X_train.mean(axis=0), X_train.std(axis=0)
    sd = np.where(sd == 0, 1, sd)
    X_train[:] = (X_train - mean) / sd
    X_test[:] = (X_test - mean) / sd
    return X_train, X_test
