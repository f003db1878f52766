# points: 0 · misconception: takes the labels for row numbers
def rows_of_class(X, t, label):
    return X[t]
