# points: 0 · misconception: gamma is forgotten
def linear_kernel(A, B):
    return A @ B.T


def rbf_kernel(A, B, gamma):
    return np.exp(-np.sum((A[:, None] - B[None]) ** 2, axis=2))
