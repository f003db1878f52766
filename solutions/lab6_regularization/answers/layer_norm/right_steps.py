# points: 1 · written: step by step backwards
def layer_norm(Z, grad, gamma, beta, delta):
    m = Z.shape[1]
    c = Z - Z.sum(1)[:, None] / m
    s = np.sqrt((c * c).sum(1)[:, None] / m + delta)
    d_unit = grad * gamma
    d_s = -(d_unit * c).sum(1)[:, None] / s**2
    d_c = d_unit / s + d_s / s * c / m
    d_Z = d_c - d_c.sum(1)[:, None] / m
    return [gamma * c / s + beta, d_Z, (grad * c / s).sum(0), grad.sum(0)]
