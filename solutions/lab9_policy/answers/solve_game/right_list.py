# points: 2 · written: list
def solve_game(children, results):
    values = list(results)
    for i in range(len(values) - 1, -1, -1):
        if len(children[i]) > 0:
            values[i] = -min(values[j] for j in children[i])
    return values
