# points: 0 · misconception: values of the best policy
def policy_values(P, R, pi, gamma):
    V = np.zeros(len(P))
    for _ in range(400):
        V = (R + gamma * P @ V).max(axis=1)
    return V, R + gamma * P @ V
