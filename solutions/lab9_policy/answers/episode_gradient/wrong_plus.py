# points: 0 · misconception: adds the baseline
def episode_gradient(pi, states, actions, G, b):
    return sum((g + b[s]) * log_gradient(pi, s, a) for s, a, g in zip(states, actions, G))
