# points: 1 · written: transposed, subtracted, transposed back
def centre_rows(X):
    return (X.T - X.mean(axis=1)).T
