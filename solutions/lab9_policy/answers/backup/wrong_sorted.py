# points: 0 · misconception: sorts the path
def backup(path, value, visits, totals):
    visits, totals = visits.copy(), totals.copy()
    for position in reversed(sorted(path)):
        visits[position] += 1
        totals[position] += value
        value = -value
    return visits, totals
