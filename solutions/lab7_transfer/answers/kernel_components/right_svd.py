# points: 2 · written: with singular values
def kernel_components(K, K_new, k):
    U, values, _ = np.linalg.svd(K)
    U, values = U[:, :k].copy(), values[:k]
    for j in range(k):
        big = np.abs(U[:, j]).argmax()
        if U[big, j] < 0:
            U[:, j] = -U[:, j]
    return U * values**0.5, K_new @ U * values**-0.5
