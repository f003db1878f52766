# points: 1 · written: samples as columns
def layer_norm(Z, grad, gamma, beta, delta):
    A, G = Z.T, (grad * gamma).T
    s = (A.var(0) + delta) ** 0.5
    unit = (A - A.mean(0)) / s
    back = (G - G.mean(0) - unit * (G * unit).mean(0)) / s
    return (gamma[:, None] * unit + beta[:, None]).T, back.T, (grad.T * unit).sum(1), grad.sum(0)
