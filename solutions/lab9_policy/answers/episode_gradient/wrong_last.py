# points: 0 · misconception: one step only
def episode_gradient(pi, states, actions, G, b):
    return (G[-1] - b[states[-1]]) * log_gradient(pi, states[-1], actions[-1])
