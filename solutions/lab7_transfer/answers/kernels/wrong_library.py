# points: 0 · misconception: scikit-learn's kernels
from sklearn.metrics import pairwise


def linear_kernel(A, B):
    return A @ B.T


def rbf_kernel(A, B, gamma):
    return pairwise.rbf_kernel(A, B, gamma)
