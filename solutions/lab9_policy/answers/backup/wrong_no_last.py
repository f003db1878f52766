# points: 0 · misconception: not the last position
def backup(path, value, visits, totals):
    visits, totals = visits.copy(), totals.copy()
    for position in reversed(path[:-1]):
        value = -value
        visits[position] += 1
        totals[position] += value
    return visits, totals
