# points: 2 · written: the whole Jacobian of each unit
def batch_norm_backward(grad, Z, gamma, delta):
    n, d = Z.shape
    s = np.sqrt(Z.var(0) + delta)
    unit = (Z - Z.mean(0)) / s
    columns = []
    for j in range(d):
        J = (np.eye(n) - 1 / n - np.outer(unit[:, j], unit[:, j]) / n) / s[j]
        columns.append(J.T @ (gamma[j] * grad[:, j]))
    return np.stack(columns, axis=1), np.einsum("ij,ij->j", grad, unit), np.sum(grad, 0)
