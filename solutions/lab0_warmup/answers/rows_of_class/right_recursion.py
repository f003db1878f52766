# points: 1 · written: recursion on the first row
def rows_of_class(X, t, label):
    if len(t) == 0:
        return []
    first = [X[0]] if t[0] == label else []
    return first + rows_of_class(X[1:], t[1:], label)
