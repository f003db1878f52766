# points: 0 · misconception: gradient of the probability
def log_gradient(pi, s, a):
    gradient = np.zeros(pi.shape)
    gradient[s] = -pi[s] * pi[s, a]
    gradient[s, a] += pi[s, a]
    return gradient
