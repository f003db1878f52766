# points: 0 · misconception: over the batch
def layer_norm(Z, grad, gamma, beta, delta):
    s = np.sqrt(Z.var(axis=0) + delta)
    unit = (Z - Z.mean(axis=0)) / s
    g = gamma * grad
    grad_Z = (g - g.mean(axis=0) - unit * (g * unit).mean(axis=0)) / s
    return gamma * unit + beta, grad_Z, (grad * unit).sum(axis=0), grad.sum(axis=0)
