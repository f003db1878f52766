# points: 0 · misconception: divides by the standard deviation, too
def centre_rows(X):
    C = X - X.mean(axis=1, keepdims=True)
    return C / C.std(axis=1, keepdims=True)
