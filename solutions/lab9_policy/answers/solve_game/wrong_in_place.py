# points: 0 · misconception: changes the results
def solve_game(children, results):
    for i in reversed(range(len(children))):
        if children[i]:
            results[i] = max(-results[j] for j in children[i])
    return results
