# points: 0 · misconception: ln(1/ε) instead of ln((1 − ε)/ε)
def alpha(error):
    e = np.clip(error, 1e-10, 1 - 1e-10)
    return 0.5 * np.log(1 / e)
