# points: 0 · misconception: no result for the root
def backup(path, value, visits, totals):
    visits = visits.copy()
    totals = totals.copy()
    sign = 1
    for i in path[::-1]:
        visits[i] += 1
        totals[i] += (i != path[0]) * sign * value
        sign = -sign
    return visits, totals
