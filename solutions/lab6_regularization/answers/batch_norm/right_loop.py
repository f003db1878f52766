# points: 2 · written: unit by unit
def batch_norm(Z, gamma, beta, mean, var, training, momentum, delta):
    out = np.zeros(Z.shape)
    new_mean, new_var = np.array(mean, dtype=float), np.array(var, dtype=float)
    for j in range(Z.shape[1]):
        column = Z[:, j]
        m, v = mean[j], var[j]
        if training:
            m = sum(column) / len(column)
            squares = sum((column - m) ** 2)
            v = squares / len(column)
            new_mean[j] = (1 - momentum) * mean[j] + momentum * m
            new_var[j] = (1 - momentum) * var[j] + momentum * squares / (len(column) - 1)
        out[:, j] = gamma[j] * (column - m) / np.sqrt(v + delta) + beta[j]
    return out, new_mean, new_var
