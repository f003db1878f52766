# points: 0 · misconception: three rounds from the front
def solve_game(children, results):
    n = len(children)
    values = np.zeros(n)
    for i in list(range(n)) * 3:
        if len(children[i]) == 0:
            values[i] = results[i]
        else:
            values[i] = max(-values[j] for j in children[i])
    return values
