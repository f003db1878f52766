# points: 0 · misconception: leaves the last sample out
def rows_of_class(X, t, label):
    rows = []
    for i in range(len(X) - 1):
        if t[i] == label:
            rows.append(X[i])
    return np.array(rows)
