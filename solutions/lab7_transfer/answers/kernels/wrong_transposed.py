# points: 0 · misconception: rows and columns are swapped
def linear_kernel(A, B):
    return A @ B.T


def rbf_kernel(A, B, gamma):
    return np.exp(-gamma * np.sum((A[:, None] - B[None]) ** 2, axis=2)).T
