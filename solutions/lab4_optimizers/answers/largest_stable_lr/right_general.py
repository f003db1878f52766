# points: 1 · written: eigenvalues of a general matrix
def largest_stable_lr(hessian):
    values, _ = np.linalg.eig(hessian)
    return 2.0 / max(values.real)
