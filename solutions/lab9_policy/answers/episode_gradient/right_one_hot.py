# points: 2 · written: one hot
def episode_gradient(pi, states, actions, G, b):
    where = np.eye(len(pi))[states]
    what = np.eye(pi.shape[1])[actions]
    return where.T @ ((G - b[states])[:, None] * (what - pi[states]))
