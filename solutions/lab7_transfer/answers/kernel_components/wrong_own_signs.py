# points: 0 · misconception: new points get signs of their own
def kernel_components(K, K_new, k):
    values, vectors = np.linalg.eigh(K)
    values, U = values[::-1][:k], vectors[:, ::-1][:, :k]
    U = U * np.sign(U[np.abs(U).argmax(axis=0), np.arange(k)])
    Z_new = K_new @ U / np.sqrt(values)
    return U * np.sqrt(values), Z_new * np.sign(Z_new[np.abs(Z_new).argmax(axis=0), np.arange(k)])
