# points: 1 · written: first the columns, then the rows
def centre_kernel(K_new, K):
    differences = K_new - K.mean(axis=0)
    return differences - differences.mean(axis=1)[:, None]
