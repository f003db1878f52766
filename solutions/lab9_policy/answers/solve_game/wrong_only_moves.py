# points: 0 · misconception: no values where the game is over
def solve_game(children, results):
    values = np.array(results, dtype=float)
    for i in reversed(range(len(children))):
        if children[i]:
            values[i] = max(-values[j] for j in children[i])
    return [values[i] for i in range(len(children)) if children[i]]
