# points: 0 · misconception: new points are multiplied by the root
def kernel_components(K, K_new, k):
    values, vectors = np.linalg.eigh(K)
    values, U = values[::-1][:k], vectors[:, ::-1][:, :k]
    U = U * np.sign(U[np.abs(U).argmax(axis=0), np.arange(k)])
    return U * np.sqrt(values), K_new @ U * np.sqrt(values)
