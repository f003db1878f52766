# points: 1 · written: constant features found by their values
def standardise(X_train, X_test):
    constant = np.all(X_train == X_train[0], axis=0)
    sd = np.sqrt(np.var(X_train, axis=0))
    sd[constant] = 1.0
    mean = np.mean(X_train, axis=0)
    return [(part - mean) / sd for part in (X_train, X_test)]
