# points: 0 · misconception: 1 divided by the probability
def log_gradient(pi, s, a):
    gradient = np.zeros(pi.shape)
    gradient[s, a] = 1 / pi[s, a]
    return gradient
