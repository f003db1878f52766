# points: 0 · misconception: γ is missing in the gradient of Z
def batch_norm_backward(grad, Z, gamma, delta):
    s = np.sqrt(Z.var(axis=0) + delta)
    unit = (Z - Z.mean(axis=0)) / s
    grad_Z = (grad - grad.mean(axis=0) - unit * (grad * unit).mean(axis=0)) / s
    return grad_Z, (grad * unit).sum(axis=0), grad.sum(axis=0)
