# points: 2 · written: returns a list
def batch_norm(Z, gamma, beta, mean, var, training, momentum, delta):
    center, spread = (np.mean(Z, 0), np.mean((Z - np.mean(Z, 0)) ** 2, 0)) if training else (mean, var)
    out = gamma * ((Z - center) / np.sqrt(spread + delta)) + beta
    keep = 1 - momentum if training else 1.0
    grow = Z.shape[0] / (Z.shape[0] - 1) if training else 0.0
    return [out, keep * mean + (1 - keep) * center, keep * var + (1 - keep) * spread * grow]
