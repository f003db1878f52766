# points: 0 · misconception: a draw at least
def solve_game(children, results):
    values = np.array(results, dtype=float)
    for i in reversed(range(len(children))):
        if children[i]:
            values[i] = max([0.0] + [-values[j] for j in children[i]])
    return values
