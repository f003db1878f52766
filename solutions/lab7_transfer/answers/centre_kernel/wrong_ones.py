# points: 0 · misconception: matrices of ones
def centre_kernel(K_new, K):
    n, m = len(K), len(K_new)
    one, one_new = np.ones((n, n)), np.ones((m, n))
    return K_new - one_new @ K - K_new @ one + one_new @ K @ one
