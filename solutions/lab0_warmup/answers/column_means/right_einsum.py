# points: 1 · written: einsum, in float32
def column_means(X):
    X = X.astype(np.float32)
    return np.einsum("ij->j", X) / np.float32(X.shape[0])
