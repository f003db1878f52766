# points: 0 · misconception: looks at the last move only
def solve_game(children, results):
    n = len(children)
    values = np.zeros(n)
    for i in range(n - 1, -1, -1):
        if len(children[i]) == 0:
            values[i] = results[i]
        else:
            values[i] = -values[children[i][-1]]
    return values
