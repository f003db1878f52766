# points: 0 · misconception: reads the largest eigenvalue off the diagonal
def largest_stable_lr(A):
    return 2 / np.diag(A).max()
