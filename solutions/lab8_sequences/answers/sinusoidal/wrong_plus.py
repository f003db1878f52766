# points: 0 · misconception: the exponent without minus
def sinusoidal(n, d, base):
    codes = np.zeros((n, d))
    angles = np.arange(n)[:, None] * base ** (np.arange(0, d, 2) / d)
    codes[:, 0::2], codes[:, 1::2] = np.sin(angles), np.cos(angles)
    return codes
