# points: 0 · misconception: normalises with the running statistics after the update
def batch_norm(Z, gamma, beta, mean, var, training, momentum, delta):
    if training:
        m, v, n = Z.mean(axis=0), Z.var(axis=0), len(Z)
        mean = (1 - momentum) * mean + momentum * m
        var = (1 - momentum) * var + momentum * v * n / (n - 1)
    return gamma * (Z - mean) / np.sqrt(var + delta) + beta, mean, var
