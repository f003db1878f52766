# points: 0 · misconception: first all sines, then all cosines
def sinusoidal(n, d, base):
    codes = np.zeros((n, d))
    angles = np.arange(n)[:, None] * base ** (-np.arange(0, d, 2) / d)
    codes[:, : d // 2], codes[:, d // 2 :] = np.sin(angles), np.cos(angles)
    return codes
