# points: 1 · written: means along the rows
def layer_norm(Z, grad, gamma, beta, delta):
    s = np.sqrt(Z.var(axis=1, keepdims=True) + delta)
    unit = (Z - Z.mean(axis=1, keepdims=True)) / s
    g = gamma * grad
    grad_Z = (g - g.mean(axis=1, keepdims=True) - unit * (g * unit).mean(axis=1, keepdims=True)) / s
    return gamma * unit + beta, grad_Z, (grad * unit).sum(axis=0), grad.sum(axis=0)
