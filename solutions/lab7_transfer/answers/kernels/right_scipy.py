# points: 1 · written: distances of scipy
from scipy.spatial.distance import cdist


def linear_kernel(A, B):
    return np.einsum("id,jd->ij", A, B)


def rbf_kernel(A, B, gamma):
    return np.exp(-gamma * cdist(A, B, "sqeuclidean"))
