# points: 2 · written: add at
def episode_gradient(pi, states, actions, G, b):
    weight = G - b[states]
    gradient = np.zeros(pi.shape)
    np.add.at(gradient, (states, actions), weight)
    np.add.at(gradient, states, -weight[:, None] * pi[states])
    return gradient
