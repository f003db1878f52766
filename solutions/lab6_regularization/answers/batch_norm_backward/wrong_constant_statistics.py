# points: 0 · misconception: mean and deviation are taken for constants
def batch_norm_backward(grad, Z, gamma, delta):
    s = np.sqrt(Z.var(axis=0) + delta)
    unit = (Z - Z.mean(axis=0)) / s
    return gamma * grad / s, (grad * unit).sum(axis=0), grad.sum(axis=0)
