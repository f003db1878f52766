# points: 2 · written: one component at a time
def kernel_components(K, K_new, k):
    values, vectors = np.linalg.eigh(K)
    columns, new_columns = [], []
    for j in range(1, k + 1):
        u = vectors[:, -j]
        if max(u, key=abs) < 0:
            u = -u
        root = values[-j] ** 0.5
        columns.append([root * a for a in u])
        new_columns.append([float(row @ u) / root for row in K_new])
    return [list(row) for row in zip(*columns)], [list(row) for row in zip(*new_columns)]
