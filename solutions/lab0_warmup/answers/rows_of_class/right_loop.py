# points: 1 · written: a loop that fills a list of rows
def rows_of_class(X, t, label):
    rows = []
    for i in range(len(t)):
        if t[i] == label:
            rows.append(X[i])
    return rows
