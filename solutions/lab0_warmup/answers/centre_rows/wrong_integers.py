# points: 0 · misconception: fills a copy of X, whole numbers if X has whole numbers
def centre_rows(X):
    C = X.copy()
    for i in range(len(X)):
        C[i] = X[i] - X[i].mean()
    return C
