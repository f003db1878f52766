# points: 0 · misconception: absolute differences
def linear_kernel(A, B):
    return A @ B.T


def rbf_kernel(A, B, gamma):
    return np.exp(-gamma * np.sum(np.abs(A[:, None] - B[None]), axis=2))
