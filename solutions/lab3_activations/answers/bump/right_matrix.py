# points: 1 · written: hidden units and output weights
def bump(x, left, right, height, steepness):
    edges = np.array([left, right])
    with np.errstate(over="ignore"):
        hidden = 1 / (1 + np.exp(-steepness * (x[:, None] - edges)))
    return hidden @ np.array([height, -height])
