# points: 1 · written: outer
def log_gradient(pi, s, a):
    S, A = pi.shape
    return np.outer(np.eye(S)[s], np.eye(A)[a] - pi[s])
