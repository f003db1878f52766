# points: 0 · misconception: mean and deviation of all rows together
def standardise(X_train, X_test):
    X = np.concatenate([X_train, X_test])
    mean, sd = X.mean(axis=0), X.std(axis=0)
    sd = np.where(sd == 0, 1, sd)
    return (X_train - mean) / sd, (X_test - mean) / sd
