# points: 0 · misconception: baseline by time, not by state
def episode_gradient(pi, states, actions, G, b):
    terms = enumerate(zip(states, actions, G))
    return sum((g - b[t % len(b)]) * log_gradient(pi, s, a) for t, (s, a, g) in terms)
