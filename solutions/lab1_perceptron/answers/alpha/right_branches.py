# points: 1 · written: the two ends by hand
def alpha(error):
    if error < 1e-10:
        return 11.5
    if error > 1 - 1e-10:
        return -11.5
    return float(np.log(1 / error - 1)) / 2
