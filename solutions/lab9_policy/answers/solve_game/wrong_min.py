# points: 0 · misconception: always the smallest
def solve_game(children, results):
    values = np.array(results, dtype=float)
    for i in reversed(range(len(children))):
        if children[i]:
            values[i] = min(values[j] for j in children[i])
    return values
