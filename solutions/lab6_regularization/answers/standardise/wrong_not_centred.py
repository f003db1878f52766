# points: 0 · misconception: divides only
def standardise(X_train, X_test):
    sd = X_train.std(axis=0)
    sd = np.where(sd == 0, 1, sd)
    return X_train / sd, X_test / sd
