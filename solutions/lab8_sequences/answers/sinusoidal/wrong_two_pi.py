# points: 0 · misconception: times 2π
def sinusoidal(n, d, base):
    codes = np.zeros((n, d))
    angles = 2 * np.pi * np.arange(n)[:, None] * base ** (-np.arange(0, d, 2) / d)
    codes[:, 0::2], codes[:, 1::2] = np.sin(angles), np.cos(angles)
    return codes
