# points: 1 · written: a list of lists
def centre_kernel(K_new, K):
    n = len(K)
    columns = [sum(row[j] for row in K) / n for j in range(n)]
    middle = sum(columns) / n
    return [[a - c - sum(row) / n + middle for a, c in zip(row, columns)] for row in K_new]
