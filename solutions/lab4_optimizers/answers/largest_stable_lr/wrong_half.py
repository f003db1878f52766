# points: 0 · misconception: upside down: λ/2
def largest_stable_lr(A):
    return np.linalg.eigvalsh(A).max() / 2
