# points: 0 · misconception: a classifier worse than guessing gets the weight 0 instead of a negative one
def alpha(error):
    e = np.clip(error, 1e-10, 1 - 1e-10)
    return max(0.0, 0.5 * np.log((1 - e) / e))
