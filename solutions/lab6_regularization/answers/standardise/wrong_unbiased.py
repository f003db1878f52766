# points: 0 · misconception: divides by n − 1
def standardise(X_train, X_test):
    mean = X_train.mean(axis=0)
    sd = np.sqrt(((X_train - mean) ** 2).sum(axis=0) / max(len(X_train) - 1, 1))
    sd = np.where(sd == 0, 1, sd)
    return (X_train - mean) / sd, (X_test - mean) / sd
