# points: 2 · written: step by step backwards
def batch_norm_backward(grad, Z, gamma, delta):
    n = len(Z)
    centred = Z - Z.mean(0)
    s = np.sqrt((centred**2).mean(0) + delta)
    d_unit = grad * gamma
    d_s = -(d_unit * centred).sum(0) / s**2
    d_var = d_s / (2 * s)
    d_centred = d_unit / s + d_var * 2 * centred / n
    return d_centred - d_centred.mean(0), (grad * centred / s).sum(0), grad.sum(0)
