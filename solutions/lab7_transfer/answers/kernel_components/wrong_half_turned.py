# points: 0 · misconception: columns are turned in Z only
def kernel_components(K, K_new, k):
    values, vectors = np.linalg.eigh(K)
    values, U = values[::-1][:k], vectors[:, ::-1][:, :k]
    signs = np.sign(U[np.abs(U).argmax(axis=0), np.arange(k)])
    return U * signs * np.sqrt(values), K_new @ U / np.sqrt(values)
