# points: 0 · misconception: σ by tanh(z) instead of tanh(z/2)
def bump(x, left, right, height, steepness):
    up = 0.5 * (1 + np.tanh(steepness * (x - left)))
    down = 0.5 * (1 + np.tanh(steepness * (x - right)))
    return height * (up - down)
