# points: 0 · misconception: all states
def log_gradient(pi, s, a):
    gradient = -pi
    gradient[s, a] += 1
    return gradient
