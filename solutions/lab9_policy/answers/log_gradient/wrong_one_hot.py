# points: 0 · misconception: forgets the sum
def log_gradient(pi, s, a):
    gradient = np.zeros(pi.shape)
    gradient[s, a] = 1.0
    return gradient
