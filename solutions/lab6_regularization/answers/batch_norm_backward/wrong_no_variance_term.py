# points: 0 · misconception: the way through the variance is missing
def batch_norm_backward(grad, Z, gamma, delta):
    s = np.sqrt(Z.var(axis=0) + delta)
    unit = (Z - Z.mean(axis=0)) / s
    g = gamma * grad
    return (g - g.mean(axis=0)) / s, (grad * unit).sum(axis=0), grad.sum(axis=0)
