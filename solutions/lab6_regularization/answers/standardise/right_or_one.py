# points: 1 · written: `or 1` for every deviation
def standardise(X_train, X_test):
    sd = np.array([np.std(column) or 1.0 for column in X_train.T])
    centre = X_train.mean(0)
    return (X_train - centre) / sd, (X_test - centre) / sd
