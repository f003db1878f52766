# points: 0 · misconception: not the root
def backup(path, value, visits, totals):
    visits, totals = visits.copy(), totals.copy()
    for position in reversed(path[1:]):
        visits[position] += 1
        totals[position] += value
        value = -value
    return visits, totals
