# points: 0 · misconception: keeps means
def backup(path, value, visits, totals):
    visits, totals = visits.copy(), totals.copy()
    for position in reversed(path):
        visits[position] += 1
        totals[position] += (value - totals[position]) / visits[position]
        value = -value
    return visits, totals
