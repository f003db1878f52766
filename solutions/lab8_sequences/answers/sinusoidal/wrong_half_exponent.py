# points: 0 · misconception: j/d in the exponent
def sinusoidal(n, d, base):
    codes = np.zeros((n, d))
    angles = np.arange(n)[:, None] * base ** (-np.arange(d // 2) / d)
    codes[:, 0::2], codes[:, 1::2] = np.sin(angles), np.cos(angles)
    return codes
