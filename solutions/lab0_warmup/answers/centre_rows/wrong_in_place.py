# points: 0 · misconception: changes X in place
def centre_rows(X):
    for row in X:
        row -= row.mean().astype(X.dtype)
    return X
