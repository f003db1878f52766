# points: 1 · written: stacked and flattened
def sinusoidal(n, d, base):
    omega = 1 / base ** (2 * np.arange(d // 2) / d)
    angles = np.outer(np.arange(n), omega)
    return np.stack([np.sin(angles), np.cos(angles)], axis=-1).reshape(n, d)
