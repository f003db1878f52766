# points: 2 · written: with eig, sorted by hand
def kernel_components(K, K_new, k):
    values, U = np.linalg.eig(K)
    values, U = np.real(values), np.real(U)
    order = np.argsort(values)[::-1][:k]
    values, U = values[order], U[:, order]
    U = U / np.linalg.norm(U, axis=0)
    U = np.where(U[np.abs(U).argmax(0), range(k)] < 0, -U, U)
    return U @ np.diag(np.sqrt(values)), K_new @ U @ np.diag(1 / np.sqrt(values))
