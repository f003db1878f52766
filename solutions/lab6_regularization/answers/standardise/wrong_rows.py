# points: 0 · misconception: one mean for each row
def standardise(X_train, X_test):
    def one(X):
        sd = X.std(axis=1, keepdims=True)
        return (X - X.mean(axis=1, keepdims=True)) / np.where(sd == 0, 1, sd)
    return one(X_train), one(X_test)
