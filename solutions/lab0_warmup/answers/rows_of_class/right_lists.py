# points: 1 · written: comprehension over plain lists
def rows_of_class(X, t, label):
    return [row for row, own in zip(X.tolist(), t.tolist()) if own == label]
