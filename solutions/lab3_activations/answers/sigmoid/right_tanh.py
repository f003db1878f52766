# points: 1 · written: by the hyperbolic tangent
def sigmoid(z):
    value = (np.tanh(z / 2) + 1) / 2
    return [value, value - value**2]
