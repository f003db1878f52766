# points: 0 · misconception: one component without its axis
def kernel_components(K, K_new, k):
    values, vectors = np.linalg.eigh(K)
    values, U = values[::-1][:k], vectors[:, ::-1][:, :k]
    U = U * np.sign(U[np.abs(U).argmax(axis=0), np.arange(k)])
    Z, Z_new = U * np.sqrt(values), K_new @ U / np.sqrt(values)
    return (Z[:, 0], Z_new[:, 0]) if k == 1 else (Z, Z_new)
