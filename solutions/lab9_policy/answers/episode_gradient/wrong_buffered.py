# points: 0 · misconception: fancy indexing adds only once
def episode_gradient(pi, states, actions, G, b):
    gradient = np.zeros(pi.shape)
    weight = G - b[states]
    gradient[states] -= weight[:, None] * pi[states]
    gradient[states, actions] += weight
    return gradient
