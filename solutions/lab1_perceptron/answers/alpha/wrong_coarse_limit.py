# points: 0 · misconception: limits the error to [0.01, 0.99]
def alpha(error):
    e = np.clip(error, 0.01, 0.99)
    return 0.5 * np.log((1 - e) / e)
