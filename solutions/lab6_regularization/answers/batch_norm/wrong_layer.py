# points: 0 · misconception: over the units of a sample
def batch_norm(Z, gamma, beta, mean, var, training, momentum, delta):
    if training:
        m, v = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        n = len(Z)
        mean = (1 - momentum) * mean + momentum * Z.mean(axis=0)
        var = (1 - momentum) * var + momentum * Z.var(axis=0) * n / (n - 1)
    else:
        m, v = mean, var
    return gamma * (Z - m) / np.sqrt(v + delta) + beta, mean, var
