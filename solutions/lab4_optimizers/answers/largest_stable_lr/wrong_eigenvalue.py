# points: 0 · misconception: returns the eigenvalue
def largest_stable_lr(A):
    return np.linalg.eigvalsh(A).max()
