# points: 2 · written: ddof, and a move towards the batch
def batch_norm(Z, gamma, beta, mean, var, training, momentum, delta):
    if not training:
        return beta + (Z - mean) * (gamma / (var + delta) ** 0.5), mean, var
    scaled = (Z - Z.mean(0)) / np.sqrt(Z.var(0) + delta)
    new_mean = mean + momentum * (Z.mean(0) - mean)
    new_var = var + momentum * (Z.var(0, ddof=1) - var)
    return gamma * scaled + beta, new_mean, new_var
