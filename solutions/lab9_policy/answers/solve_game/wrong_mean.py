# points: 0 · misconception: a random opponent
def solve_game(children, results):
    values = np.array(results, dtype=float)
    for i in reversed(range(len(children))):
        if children[i]:
            values[i] = np.mean([-values[j] for j in children[i]])
    return values
