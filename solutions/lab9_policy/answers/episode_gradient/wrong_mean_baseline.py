# points: 0 · misconception: the mean of the baselines
def episode_gradient(pi, states, actions, G, b):
    return sum((g - b.mean()) * log_gradient(pi, s, a) for s, a, g in zip(states, actions, G))
