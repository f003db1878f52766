# points: 0 · misconception: looks at the first move only
def solve_game(children, results):
    values = np.array(results, dtype=float)
    for i in reversed(range(len(children))):
        if children[i]:
            values[i] = -values[children[i][0]]
    return values
