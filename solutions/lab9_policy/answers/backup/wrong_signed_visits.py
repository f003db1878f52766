# points: 0 · misconception: visits with the sign
def backup(path, value, visits, totals):
    visits = visits.copy()
    totals = totals.copy()
    sign = 1
    for i in path[::-1]:
        visits[i] += sign
        totals[i] += sign * value
        sign = -sign
    return visits, totals
