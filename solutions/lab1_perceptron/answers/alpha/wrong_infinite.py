# points: 0 · misconception: infinite at 0 and 1
def alpha(error):
    with np.errstate(divide="ignore"):
        return 0.5 * np.log((1 - np.float64(error)) / np.float64(error))
