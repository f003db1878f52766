# points: 0 · misconception: values for the first player everywhere
def solve_game(children, results):
    values = np.array(results, dtype=float)
    depth = np.zeros(len(children), dtype=int)
    for i in range(len(children)):
        for j in children[i]:
            depth[j] = depth[i] + 1
    for i in reversed(range(len(children))):
        if children[i]:
            values[i] = max(-values[j] for j in children[i])
    return values * (-1.0) ** depth
