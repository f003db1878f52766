# points: 0 · misconception: counts the results of positions that go on
def solve_game(children, results):
    values = np.array(results, dtype=float)
    for i in reversed(range(len(children))):
        if children[i]:
            values[i] = max([values[i]] + [-values[j] for j in children[i]])
    return values
