# points: 0 · misconception: only won, draw or lost
def solve_game(children, results):
    values = np.sign(np.array(results, dtype=float))
    for i in reversed(range(len(children))):
        if children[i]:
            values[i] = max(-values[j] for j in children[i])
    return values
