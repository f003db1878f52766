# points: 2 · written: new points by way of Z
def kernel_components(K, K_new, k):
    values, vectors = np.linalg.eigh(K)
    order = np.argsort(-values)[:k]
    Z = vectors[:, order] * np.sqrt(values[order])
    Z = Z * np.where(Z.max(axis=0) >= -Z.min(axis=0), 1, -1)
    return Z, K_new @ Z / values[order]
