# points: 0 · misconception: the distance instead of its square
def linear_kernel(A, B):
    return A @ B.T


def rbf_kernel(A, B, gamma):
    return np.exp(-gamma * np.linalg.norm(A[:, None] - B[None], axis=2))
