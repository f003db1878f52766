# points: 0 · misconception: the trace instead of the largest eigenvalue
def largest_stable_lr(A):
    return 2 / np.trace(A)
