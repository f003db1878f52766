# points: 0 · misconception: scales to the range from 0 to 1
def standardise(X_train, X_test):
    low, high = X_train.min(axis=0), X_train.max(axis=0)
    width = np.where(high == low, 1, high - low)
    return (X_train - low) / width, (X_test - low) / width
