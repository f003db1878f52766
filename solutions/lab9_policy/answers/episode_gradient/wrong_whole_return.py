# points: 0 · misconception: the return of the whole episode for all steps
def episode_gradient(pi, states, actions, G, b):
    return sum((G[0] - b[s]) * log_gradient(pi, s, a) for s, a in zip(states, actions))
