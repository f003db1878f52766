# points: 0 · misconception: the return inside the loop
def solve_game(children, results):
    n = len(children)
    values = np.zeros(n)
    for i in range(n - 1, -1, -1):
        if len(children[i]) == 0:
            values[i] = results[i]
        else:
            values[i] = max(-values[j] for j in children[i])
        return values
