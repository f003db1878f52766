# points: 1 · written: a small number added above and below
def alpha(error):
    return np.log(np.sqrt((1 - error + 1e-10) / (error + 1e-10)))
