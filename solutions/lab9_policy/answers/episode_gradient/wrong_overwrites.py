# points: 0 · misconception: the last visit of a state only
def episode_gradient(pi, states, actions, G, b):
    gradient = np.zeros(pi.shape)
    for s, a, g in zip(states, actions, G):
        gradient[s] = ((g - b[s]) * log_gradient(pi, s, a))[s]
    return gradient
