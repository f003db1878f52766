# points: 0 · misconception: mean and deviation are taken for constants
def layer_norm(Z, grad, gamma, beta, delta):
    s = np.sqrt(Z.var(axis=1, keepdims=True) + delta)
    unit = (Z - Z.mean(axis=1, keepdims=True)) / s
    return gamma * unit + beta, gamma * grad / s, (grad * unit).sum(axis=0), grad.sum(axis=0)
