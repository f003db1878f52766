# points: 0 · misconception: only the first row of the class
def rows_of_class(X, t, label):
    for row, own in zip(X, t):
        if own == label:
            return row
