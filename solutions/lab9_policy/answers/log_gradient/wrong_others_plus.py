# points: 0 · misconception: plus for the other actions
def log_gradient(pi, s, a):
    gradient = np.zeros(pi.shape)
    gradient[s] = pi[s]
    gradient[s, a] = 1 - pi[s, a]
    return gradient
