# points: 1 · written: the smallest eigenvalue of the inverse
def largest_stable_lr(A):
    return 2 * np.linalg.eigvalsh(np.linalg.inv(A)).min()
