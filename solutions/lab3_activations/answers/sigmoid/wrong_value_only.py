# points: 0 · misconception: returns the value without the slope
def sigmoid(z):
    return 0.5 * (1 + np.tanh(z / 2))
