# points: 1 · written: entry by entry
def centre_kernel(K_new, K):
    m, n = K_new.shape
    everything = sum(K[i, j] for i in range(n) for j in range(n)) / n**2
    result = np.zeros((m, n))
    for i in range(m):
        for j in range(n):
            result[i, j] = K_new[i, j] - sum(K[:, j]) / n - sum(K_new[i]) / n + everything
    return result
