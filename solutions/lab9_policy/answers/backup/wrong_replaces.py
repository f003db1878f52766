# points: 0 · misconception: replaces the totals
def backup(path, value, visits, totals):
    visits, totals = visits.copy(), totals.copy()
    for position in reversed(path):
        visits[position] += 1
        totals[position] = value
        value = -value
    return visits, totals
