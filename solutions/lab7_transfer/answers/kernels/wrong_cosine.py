# points: 0 · misconception: the linear kernel is scaled
def linear_kernel(A, B):
    A = A / np.linalg.norm(A, axis=1, keepdims=True)
    B = B / np.linalg.norm(B, axis=1, keepdims=True)
    return A @ B.T


def rbf_kernel(A, B, gamma):
    return np.exp(-gamma * np.sum((A[:, None] - B[None]) ** 2, axis=2))
