# points: 0 · misconception: no baseline
def episode_gradient(pi, states, actions, G, b):
    return sum(g * log_gradient(pi, s, a) for s, a, g in zip(states, actions, G))
