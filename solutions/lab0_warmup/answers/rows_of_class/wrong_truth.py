# points: 0 · misconception: labels taken for true and false; right for label 1 against 0
def rows_of_class(X, t, label):
    return X[t.astype(bool)]
