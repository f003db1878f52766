# points: 0 · misconception: adds the moves up
def solve_game(children, results):
    n = len(children)
    values = np.zeros(n)
    for i in range(n - 1, -1, -1):
        if len(children[i]) == 0:
            values[i] = results[i]
        else:
            values[i] = sum(-values[j] for j in children[i])
    return values
