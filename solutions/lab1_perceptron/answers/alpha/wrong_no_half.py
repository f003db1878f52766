# points: 0 · misconception: the factor ½ is missing
def alpha(error):
    e = np.clip(error, 1e-10, 1 - 1e-10)
    return np.log((1 - e) / e)
