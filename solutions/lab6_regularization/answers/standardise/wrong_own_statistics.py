# points: 0 · misconception: the test rows by their own mean and deviation
def standardise(X_train, X_test):
    def one(X):
        sd = X.std(axis=0)
        return (X - X.mean(axis=0)) / np.where(sd == 0, 1, sd)
    return one(X_train), one(X_test)
