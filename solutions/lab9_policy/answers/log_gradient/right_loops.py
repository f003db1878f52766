# points: 1 · written: loops
def log_gradient(pi, s, a):
    S, A = pi.shape
    return [[(k == s) * ((b == a) - pi[k, b]) for b in range(A)] for k in range(S)]
