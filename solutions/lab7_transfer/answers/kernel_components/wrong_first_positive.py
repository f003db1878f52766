# points: 0 · misconception: the first entry is made positive
def kernel_components(K, K_new, k):
    values, vectors = np.linalg.eigh(K)
    values, U = values[::-1][:k], vectors[:, ::-1][:, :k]
    U = U * np.sign(U[0])
    return U * np.sqrt(values), K_new @ U / np.sqrt(values)
