# points: 1 · written: loops over all pairs
def linear_kernel(A, B):
    K = np.zeros((len(A), len(B)))
    for i, a in enumerate(A):
        for j, b in enumerate(B):
            K[i, j] = np.dot(a, b)
    return K


def rbf_kernel(A, B, gamma):
    K = np.zeros((len(A), len(B)))
    for i, a in enumerate(A):
        for j, b in enumerate(B):
            K[i, j] = np.exp(-gamma * np.sum((a - b) ** 2))
    return K
