# points: 0 · misconception: the logarithm to base 10
def alpha(error):
    e = np.clip(error, 1e-10, 1 - 1e-10)
    return 0.5 * np.log10((1 - e) / e)
