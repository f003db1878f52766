# points: 0 · misconception: places from 1
def sinusoidal(n, d, base):
    codes = np.zeros((n, d))
    angles = np.arange(1, n + 1)[:, None] * base ** (-np.arange(0, d, 2) / d)
    codes[:, 0::2], codes[:, 1::2] = np.sin(angles), np.cos(angles)
    return codes
