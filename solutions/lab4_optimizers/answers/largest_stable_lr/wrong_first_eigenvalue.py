# points: 0 · misconception: the first eigenvalue in place of the largest
def largest_stable_lr(A):
    return float(2 / np.linalg.eigvals(A)[0].real)
