# points: 0 · misconception: the factor 2 is forgotten
def linear_kernel(A, B):
    return A @ B.T


def rbf_kernel(A, B, gamma):
    squared = (A**2).sum(1)[:, None] + (B**2).sum(1)[None] - A @ B.T
    return np.exp(-gamma * squared)
