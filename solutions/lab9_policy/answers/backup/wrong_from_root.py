# points: 0 · misconception: the sign starts at the root
def backup(path, value, visits, totals):
    visits, totals = visits.copy(), totals.copy()
    for position in path:
        visits[position] += 1
        totals[position] += value
        value = -value
    return visits, totals
