# points: 0 · misconception: returns the mask
def rows_of_class(X, t, label):
    return t == label
