# points: 0 · misconception: only one of the two functions
def rbf_kernel(A, B, gamma):
    return np.exp(-gamma * np.sum((A[:, None] - B[None]) ** 2, axis=2))


def linear_kernel(A, B):
    raise NotImplementedError()
