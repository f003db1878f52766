# points: 1 · written: np.clip
def alpha(error):
    e = np.clip(error, 1e-10, 1 - 1e-10)
    return np.log((1 - e) / e) / 2
