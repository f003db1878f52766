# points: 0 · misconception: a constant is added
def linear_kernel(A, B):
    return A @ B.T + 1


def rbf_kernel(A, B, gamma):
    return np.exp(-gamma * np.sum((A[:, None] - B[None]) ** 2, axis=2))
