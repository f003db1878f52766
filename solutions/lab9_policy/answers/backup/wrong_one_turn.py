# points: 0 · misconception: the sign turns once
def backup(path, value, visits, totals):
    visits = visits.copy()
    totals = totals.copy()
    sign = 1
    for i in path[::-1]:
        visits[i] += 1
        totals[i] += sign * value
        sign = -1
    return visits, totals
