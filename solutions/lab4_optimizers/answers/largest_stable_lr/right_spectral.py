# points: 1 · written: the spectral norm
def largest_stable_lr(A):
    return 2 / np.linalg.norm(A, 2)
