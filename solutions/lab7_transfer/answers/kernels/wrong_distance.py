# points: 0 · misconception: the squared distance itself
def linear_kernel(A, B):
    return A @ B.T


def rbf_kernel(A, B, gamma):
    return np.sum((A[:, None] - B[None]) ** 2, axis=2)
