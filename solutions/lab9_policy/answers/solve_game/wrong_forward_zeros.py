# points: 0 · misconception: from the first position, with zeros
def solve_game(children, results):
    n = len(children)
    values = np.zeros(n)
    for i in range(n):
        if len(children[i]) == 0:
            values[i] = results[i]
        else:
            values[i] = max(-values[j] for j in children[i])
    return values
