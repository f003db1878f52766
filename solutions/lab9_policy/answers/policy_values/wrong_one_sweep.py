# points: 0 · misconception: one sweep from zero
def policy_values(P, R, pi, gamma):
    V = np.sum(pi * R, axis=1)
    return V, R + gamma * P @ V
