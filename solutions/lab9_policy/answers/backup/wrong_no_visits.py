# points: 0 · misconception: visits are not counted
def backup(path, value, visits, totals):
    visits, totals = visits.copy(), totals.copy()
    for position in reversed(path):
        totals[position] += value
        value = -value
    return visits, totals
