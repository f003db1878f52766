# points: 0 · misconception: the linear kernel is transposed
def linear_kernel(A, B):
    return B @ A.T


def rbf_kernel(A, B, gamma):
    return np.exp(-gamma * np.sum((A[:, None] - B[None]) ** 2, axis=2))
