# points: 1 · written: torch
def returns(rewards, gamma):
    G = torch.zeros(len(rewards), dtype=torch.float64)
    later = 0.0
    for t in range(len(rewards) - 1, -1, -1):
        later = float(rewards[t]) + gamma * later
        G[t] = later
    return G
