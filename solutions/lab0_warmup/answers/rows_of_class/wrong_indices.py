# points: 0 · misconception: returns the numbers of the rows
def rows_of_class(X, t, label):
    return np.flatnonzero(t == label)
