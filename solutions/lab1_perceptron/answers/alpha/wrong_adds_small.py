# points: 0 · misconception: a small number is added above and below, 0.001
def alpha(error):
    return 0.5 * np.log((1 - error + 1e-5) / (error + 1e-5))
