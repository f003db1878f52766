# points: 0 · misconception: takes the smallest eigenvalue
def largest_stable_lr(A):
    return 2 / np.linalg.eigvalsh(A).min()
