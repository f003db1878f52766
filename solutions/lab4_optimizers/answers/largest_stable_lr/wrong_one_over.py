# points: 0 · misconception: 1/λ: the fastest rate, not the largest stable one
def largest_stable_lr(A):
    return 1 / np.linalg.eigvalsh(A).max()
