# points: 0 · misconception: a mean over the steps
def episode_gradient(pi, states, actions, G, b):
    total = sum((g - b[s]) * log_gradient(pi, s, a) for s, a, g in zip(states, actions, G))
    return total / len(states)
