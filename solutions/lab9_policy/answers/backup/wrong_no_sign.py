# points: 0 · misconception: the same result for both players
def backup(path, value, visits, totals):
    visits, totals = visits.copy(), totals.copy()
    visits[path] += 1
    totals[path] += value
    return visits, totals
