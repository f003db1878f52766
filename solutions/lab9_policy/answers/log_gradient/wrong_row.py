# points: 0 · misconception: returns the row only
def log_gradient(pi, s, a):
    return np.eye(pi.shape[1])[a] - pi[s]
