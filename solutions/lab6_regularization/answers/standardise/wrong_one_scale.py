# points: 0 · misconception: one mean and one deviation for all features
def standardise(X_train, X_test):
    mean, sd = X_train.mean(), X_train.std() or 1
    return (X_train - mean) / sd, (X_test - mean) / sd
