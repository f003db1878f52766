# points: 0 · misconception: the largest entry, without the absolute value
def kernel_components(K, K_new, k):
    values, vectors = np.linalg.eigh(K)
    values, U = values[::-1][:k], vectors[:, ::-1][:, :k]
    U = U * np.sign(U[U.argmax(axis=0), np.arange(k)])
    return U * np.sqrt(values), K_new @ U / np.sqrt(values)
