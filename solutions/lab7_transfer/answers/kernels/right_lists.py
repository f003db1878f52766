# points: 1 · written: lists of lists
def linear_kernel(A, B):
    return [[float(a @ b) for b in B] for a in A]


def rbf_kernel(A, B, gamma):
    return [[float(np.exp(-gamma * sum((x - y) ** 2 for x, y in zip(a, b)))) for b in B] for a in A]
