# points: 0 · misconception: the determinant in place of the largest eigenvalue
def largest_stable_lr(A):
    return float(2 / np.linalg.det(A))
