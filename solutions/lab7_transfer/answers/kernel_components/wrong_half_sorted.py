# points: 0 · misconception: the eigenvectors keep their order
def kernel_components(K, K_new, k):
    values, U = np.linalg.eigh(K)
    values, U = values[::-1][:k], U[:, :k]
    U = U * np.sign(U[np.abs(U).argmax(axis=0), np.arange(k)])
    return U * np.sqrt(values), K_new @ U / np.sqrt(values)
