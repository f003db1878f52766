# points: 0 · misconception: the sign outside of the maximum
def solve_game(children, results):
    values = np.array(results, dtype=float)
    for i in reversed(range(len(children))):
        if children[i]:
            values[i] = -max(values[j] for j in children[i])
    return values
