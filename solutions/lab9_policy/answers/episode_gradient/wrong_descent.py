# points: 0 · misconception: points downhill
def episode_gradient(pi, states, actions, G, b):
    return -sum((g - b[s]) * log_gradient(pi, s, a) for s, a, g in zip(states, actions, G))
