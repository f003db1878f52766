# points: 0 · misconception: the policy of the values before the last sweep
def value_iteration(P, R, gamma, sweeps):
    V = np.zeros(len(P))
    policy = np.argmax(R, axis=1)
    for _ in range(sweeps):
        Q = R + gamma * P @ V
        V, policy = np.max(Q, axis=1), np.argmax(Q, axis=1)
    return V, policy
