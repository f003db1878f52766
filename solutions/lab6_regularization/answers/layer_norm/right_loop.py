# points: 1 · written: sample by sample
def layer_norm(Z, grad, gamma, beta, delta):
    out, back = np.zeros(Z.shape), np.zeros(Z.shape)
    grad_gamma, grad_beta = np.zeros(len(gamma)), np.zeros(len(gamma))
    for i, (row, up) in enumerate(zip(Z, grad)):
        s = np.sqrt(np.mean((row - np.mean(row)) ** 2) + delta)
        unit = (row - np.mean(row)) / s
        out[i] = gamma * unit + beta
        g = gamma * up
        back[i] = (g - np.mean(g) - unit * np.mean(g * unit)) / s
        grad_gamma += up * unit
        grad_beta += up
    return out, back, grad_gamma, grad_beta
