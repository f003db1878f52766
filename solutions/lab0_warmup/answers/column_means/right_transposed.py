# points: 1 · written: every row of the transposed table
def column_means(X):
    return [sum(column) / len(column) for column in zip(*X.tolist())]
