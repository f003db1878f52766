# points: 0 · misconception: the mean over the features
def linear_kernel(A, B):
    return A @ B.T


def rbf_kernel(A, B, gamma):
    return np.exp(-gamma * np.mean((A[:, None] - B[None]) ** 2, axis=2))
