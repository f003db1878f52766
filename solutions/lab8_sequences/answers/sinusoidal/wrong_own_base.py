# points: 0 · misconception: always 10000
def sinusoidal(n, d, base):
    codes = np.zeros((n, d))
    angles = np.arange(n)[:, None] * 10000.0 ** (-np.arange(0, d, 2) / d)
    codes[:, 0::2], codes[:, 1::2] = np.sin(angles), np.cos(angles)
    return codes
