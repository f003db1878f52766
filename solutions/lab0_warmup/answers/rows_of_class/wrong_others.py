# points: 0 · misconception: the rows of all other classes
def rows_of_class(X, t, label):
    return X[t != label]
