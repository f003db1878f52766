# points: 0 · misconception: divides by the variance
def standardise(X_train, X_test):
    mean, sd = X_train.mean(axis=0), X_train.var(axis=0)
    sd = np.where(sd == 0, 1, sd)
    return (X_train - mean) / sd, (X_test - mean) / sd
