# points: 0 · misconception: γ behind the means, as for batch norm
def layer_norm(Z, grad, gamma, beta, delta):
    s = np.sqrt(Z.var(axis=1, keepdims=True) + delta)
    unit = (Z - Z.mean(axis=1, keepdims=True)) / s
    inner = grad - grad.mean(axis=1, keepdims=True) - unit * (grad * unit).mean(axis=1, keepdims=True)
    return gamma * unit + beta, gamma * inner / s, (grad * unit).sum(axis=0), grad.sum(axis=0)
