# points: 0 · misconception: 2 times the column in the exponent
def sinusoidal(n, d, base):
    codes = np.zeros((n, d))
    angles = np.arange(n)[:, None] * base ** (-2 * np.arange(0, d, 2) / d)
    codes[:, 0::2], codes[:, 1::2] = np.sin(angles), np.cos(angles)
    return codes
