# points: 0 · misconception: subtracts the sum
def centre_rows(X):
    return X - X.sum(axis=1, keepdims=True)
