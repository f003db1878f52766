# points: 0 · misconception: returns the batch's statistics
def batch_norm(Z, gamma, beta, mean, var, training, momentum, delta):
    if training:
        mean, var = Z.mean(axis=0), Z.var(axis=0)
    return gamma * (Z - mean) / np.sqrt(var + delta) + beta, mean, var
