# points: 0 · misconception: starts at the last but one
def backup(path, value, visits, totals):
    visits = visits.copy()
    totals = totals.copy()
    sign = 1
    for i in path[-2::-1]:
        visits[i] += 1
        totals[i] += sign * value
        sign = -sign
    return visits, totals
