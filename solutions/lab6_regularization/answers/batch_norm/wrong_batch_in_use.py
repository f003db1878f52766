# points: 0 · misconception: the batch's statistics in use, too
def batch_norm(Z, gamma, beta, mean, var, training, momentum, delta):
    m, v, n = Z.mean(axis=0), Z.var(axis=0), len(Z)
    if training:
        mean = (1 - momentum) * mean + momentum * m
        var = (1 - momentum) * var + momentum * v * n / (n - 1)
    return gamma * (Z - m) / np.sqrt(v + delta) + beta, mean, var
