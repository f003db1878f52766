# points: 0 · misconception: all positions get a visit
def backup(path, value, visits, totals):
    visits, totals = visits + 1, totals.copy()
    for position in reversed(path):
        totals[position] += value
        value = -value
    return visits, totals
