# points: 0 · misconception: the other actions are forgotten
def log_gradient(pi, s, a):
    gradient = np.zeros(pi.shape)
    gradient[s, a] = 1 - pi[s, a]
    return gradient
