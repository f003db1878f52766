# points: 1 · written: with covariance matrices
def linear_cka(A, B):
    p = A.shape[1]
    C = np.cov(A, B, rowvar=False)
    C = np.atleast_2d(C)
    cross, a, b = C[:p, p:], C[:p, :p], C[p:, p:]
    return np.sum(cross**2) / np.sqrt(np.sum(a**2) * np.sum(b**2))
