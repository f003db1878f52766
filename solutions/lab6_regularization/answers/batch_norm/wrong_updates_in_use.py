# points: 0 · misconception: the running statistics change in use
def batch_norm(Z, gamma, beta, mean, var, training, momentum, delta):
    m, v, n = Z.mean(axis=0), Z.var(axis=0), len(Z)
    new_mean = (1 - momentum) * mean + momentum * m
    new_var = (1 - momentum) * var + momentum * v * n / max(n - 1, 1)
    if not training:
        m, v = mean, var
    return gamma * (Z - m) / np.sqrt(v + delta) + beta, new_mean, new_var
