# points: 0 · misconception: the opposite direction
def log_gradient(pi, s, a):
    gradient = np.zeros(pi.shape)
    gradient[s] = pi[s]
    gradient[s, a] -= 1
    return gradient
