# points: 0 · misconception: the logarithms
def log_gradient(pi, s, a):
    return np.log(pi)
