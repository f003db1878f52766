# points: 2 · written: the formula of the text
def batch_norm_backward(grad, Z, gamma, delta):
    s = np.sqrt(Z.var(axis=0) + delta)
    unit = (Z - Z.mean(axis=0)) / s
    g = gamma * grad
    grad_Z = (g - g.mean(axis=0) - unit * (g * unit).mean(axis=0)) / s
    return grad_Z, (grad * unit).sum(axis=0), grad.sum(axis=0)
