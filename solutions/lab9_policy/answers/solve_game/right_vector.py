# points: 2 · written: vector
def solve_game(children, results):
    values = 1.0 * results
    for i in np.arange(len(children))[::-1]:
        if children[i] != ():
            values[i] = np.max(-values[list(children[i])])
    return values
