# points: 0 · misconception: from the first position to the last
def solve_game(children, results):
    values = np.array(results, dtype=float)
    for i in range(len(children)):
        if children[i]:
            values[i] = max(-values[j] for j in children[i])
    return values
