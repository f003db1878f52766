# points: 1 · written: one sample at a time
def pca_inverse(Z, mean, W):
    rows = []
    for z in Z:
        x = mean.copy()
        for j, a in enumerate(z):
            x = x + a * W[:, j]
        rows.append(x)
    return np.array(rows)
