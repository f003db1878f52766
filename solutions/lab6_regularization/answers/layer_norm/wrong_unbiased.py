# points: 0 · misconception: divides by m − 1
def layer_norm(Z, grad, gamma, beta, delta):
    m = Z.shape[1]
    s = np.sqrt(Z.var(axis=1, keepdims=True) * m / max(m - 1, 1) + delta)
    unit = (Z - Z.mean(axis=1, keepdims=True)) / s
    g = gamma * grad
    grad_Z = (g - g.mean(axis=1, keepdims=True) - unit * (g * unit).mean(axis=1, keepdims=True)) / s
    return gamma * unit + beta, grad_Z, (grad * unit).sum(axis=0), grad.sum(axis=0)
