# points: 1 · written: the inverse hyperbolic tangent
def alpha(error):
    e = max(1e-8, min(float(error), 1 - 1e-8))
    return np.arctanh(1 - 2 * e)
