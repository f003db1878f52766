# points: 2 · written: loops
def episode_gradient(pi, states, actions, G, b):
    gradient = [[0.0] * pi.shape[1] for _ in pi]
    for t in range(len(states)):
        for k in range(pi.shape[1]):
            derivative = float(k == actions[t]) - pi[states[t], k]
            gradient[states[t]][k] += (G[t] - b[states[t]]) * derivative
    return gradient
