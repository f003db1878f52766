# points: 0 · misconception: every value for the first player, with the sign at the end
def solve_game(children, results):
    n = len(children)
    depth = [0] * n
    for i in range(n):
        for j in children[i]:
            depth[j] = depth[i] + 1
    values = np.zeros(n)
    for i in range(n - 1, -1, -1):
        if not children[i]:
            values[i] = results[i] * (1 if depth[i] % 2 == 0 else -1)
        elif depth[i] % 2 == 0:
            values[i] = max(values[j] for j in children[i])
        else:
            values[i] = min(values[j] for j in children[i])
    return values
