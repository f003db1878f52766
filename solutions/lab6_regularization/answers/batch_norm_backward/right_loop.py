# points: 2 · written: unit by unit
def batch_norm_backward(grad, Z, gamma, delta):
    n, d = Z.shape
    grad_Z, grad_gamma, grad_beta = np.zeros((n, d)), np.zeros(d), np.zeros(d)
    for j in range(d):
        s = np.sqrt(np.var(Z[:, j]) + delta)
        unit = (Z[:, j] - np.mean(Z[:, j])) / s
        for i in range(n):
            grad_gamma[j] += grad[i, j] * unit[i]
            grad_beta[j] += grad[i, j]
        for i in range(n):
            grad_Z[i, j] = gamma[j] / s * (grad[i, j] - grad_beta[j] / n - unit[i] * grad_gamma[j] / n)
    return grad_Z, grad_gamma, grad_beta
