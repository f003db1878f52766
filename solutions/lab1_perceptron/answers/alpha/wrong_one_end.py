# points: 0 · misconception: only the lower end is limited
def alpha(error):
    with np.errstate(divide="ignore"):
        e = max(error, 1e-10)
        return 0.5 * np.log((1 - e) / e)
