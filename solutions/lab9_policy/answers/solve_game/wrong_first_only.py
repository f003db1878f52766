# points: 0 · misconception: the value of position 0 only
def solve_game(children, results):
    def value(i):
        return max([-value(j) for j in children[i]]) if children[i] else results[i]

    return value(0)
