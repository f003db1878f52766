# points: 1 · written: with matrices of 1/n
def centre_kernel(K_new, K):
    n, m = len(K), len(K_new)
    one, one_new = np.full((n, n), 1 / n), np.full((m, n), 1 / n)
    return K_new - one_new @ K - K_new @ one + one_new @ K @ one
