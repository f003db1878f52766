# points: 0 · misconception: one mean for the whole table
def layer_norm(Z, grad, gamma, beta, delta):
    s = np.sqrt(Z.var() + delta)
    unit = (Z - Z.mean()) / s
    g = gamma * grad
    grad_Z = (g - g.mean() - unit * (g * unit).mean()) / s
    return gamma * unit + beta, grad_Z, (grad * unit).sum(axis=0), grad.sum(axis=0)
