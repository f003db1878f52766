# points: 0 · misconception: no rule for the signs
def kernel_components(K, K_new, k):
    values, vectors = np.linalg.eigh(K)
    values, U = values[::-1][:k], vectors[:, ::-1][:, :k]
    return U * np.sqrt(values), K_new @ U / np.sqrt(values)
