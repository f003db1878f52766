# points: 2 · written: recursion
def solve_game(children, results):
    known = {}

    def value(i):
        if i not in known:
            later = [-value(j) for j in children[i]]
            known[i] = max(later) if later else results[i]
        return known[i]

    return np.array([value(i) for i in reversed(range(len(children)))][::-1])
