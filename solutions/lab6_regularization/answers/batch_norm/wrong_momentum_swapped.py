# points: 0 · misconception: momentum is the share of the old statistics
def batch_norm(Z, gamma, beta, mean, var, training, momentum, delta):
    if training:
        m, v = Z.mean(axis=0), Z.var(axis=0)
        n = len(Z)
        mean = momentum * mean + (1 - momentum) * m
        var = momentum * var + (1 - momentum) * v * n / (n - 1)
    else:
        m, v = mean, var
    return gamma * (Z - m) / np.sqrt(v + delta) + beta, mean, var
