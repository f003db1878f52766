# points: 0 · misconception: the last position only
def backup(path, value, visits, totals):
    visits, totals = visits.copy(), totals.copy()
    visits[path[-1]] += 1
    totals[path[-1]] += value
    return visits, totals
