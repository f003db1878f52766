# points: 0 · misconception: each column its own frequency
def sinusoidal(n, d, base):
    column = np.arange(d)
    angles = np.arange(n)[:, None] * base ** (-column / d)
    return np.where(column % 2 == 0, np.sin(angles), np.cos(angles))
