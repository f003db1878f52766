# points: 0 · misconception: returns them in the wrong order
def backup(path, value, visits, totals):
    visits, totals = visits.copy(), totals.copy()
    for position in reversed(path):
        visits[position] += 1
        totals[position] += value
        value = -value
    return totals, visits
