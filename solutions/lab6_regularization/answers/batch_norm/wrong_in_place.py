# points: 0 · misconception: changes the running statistics in place
def batch_norm(Z, gamma, beta, mean, var, training, momentum, delta):
    m, v = mean, var
    if training:
        m, v, n = Z.mean(axis=0), Z.var(axis=0), len(Z)
        mean += momentum * (m - mean)
        var += momentum * (v * n / (n - 1) - var)
    return gamma * (Z - m) / np.sqrt(v + delta) + beta, mean, var
