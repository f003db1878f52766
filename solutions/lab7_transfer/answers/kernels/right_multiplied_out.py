# points: 1 · written: squared distances multiplied out
def linear_kernel(A, B):
    return np.dot(A, B.T)


def rbf_kernel(A, B, gamma):
    squared = (A**2).sum(1)[:, None] + (B**2).sum(1)[None] - 2 * A @ B.T
    return np.exp(-gamma * np.maximum(squared, 0))
