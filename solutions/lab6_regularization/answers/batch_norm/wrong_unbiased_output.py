# points: 0 · misconception: the output divides by n − 1
def batch_norm(Z, gamma, beta, mean, var, training, momentum, delta):
    if training:
        m, v = Z.mean(axis=0), Z.var(axis=0, ddof=1)
        mean = (1 - momentum) * mean + momentum * m
        var = (1 - momentum) * var + momentum * v
    else:
        m, v = mean, var
    return gamma * (Z - m) / np.sqrt(v + delta) + beta, mean, var
