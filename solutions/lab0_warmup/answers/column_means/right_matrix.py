# points: 1 · written: a product with a row of ones
def column_means(table):
    n = len(table)
    return np.ones(n) @ table / n
