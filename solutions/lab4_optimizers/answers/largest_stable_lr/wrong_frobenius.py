# points: 0 · misconception: the Frobenius norm instead of the spectral one
def largest_stable_lr(A):
    return 2 / np.linalg.norm(A)
