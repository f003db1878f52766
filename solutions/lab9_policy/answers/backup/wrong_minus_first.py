# points: 0 · misconception: the last position gets the opposite sign
def backup(path, value, visits, totals):
    visits, totals = visits.copy(), totals.copy()
    for position in reversed(path):
        value = -value
        visits[position] += 1
        totals[position] += value
    return visits, totals
