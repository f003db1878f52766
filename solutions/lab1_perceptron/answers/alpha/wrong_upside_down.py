# points: 0 · misconception: the fraction is upside down
def alpha(error):
    e = np.clip(error, 1e-10, 1 - 1e-10)
    return 0.5 * np.log(e / (1 - e))
