# points: 0 · misconception: prints instead of returning
def sigmoid(z):
    value = 0.5 * (1 + np.tanh(z / 2))
    print(value, value * (1 - value))
