# points: 0 · misconception: the running statistics in training, too
def batch_norm(Z, gamma, beta, mean, var, training, momentum, delta):
    out = gamma * (Z - mean) / np.sqrt(var + delta) + beta
    if training:
        m, v, n = Z.mean(axis=0), Z.var(axis=0), len(Z)
        mean = (1 - momentum) * mean + momentum * m
        var = (1 - momentum) * var + momentum * v * n / (n - 1)
    return out, mean, var
