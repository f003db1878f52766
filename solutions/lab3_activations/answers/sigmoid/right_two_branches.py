# points: 1 · written: each branch only where it is safe
def sigmoid(z):
    value = np.empty(z.shape)
    positive = z >= 0
    value[positive] = 1 / (1 + np.exp(-z[positive]))
    e = np.exp(z[~positive])
    value[~positive] = e / (1 + e)
    return value, value * (1 - value)
