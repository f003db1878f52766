# points: 0 · misconception: looks for the label among the values of the row
def rows_of_class(X, t, label):
    return np.array([row for row in X if label in row])
