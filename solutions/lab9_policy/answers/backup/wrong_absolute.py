# points: 0 · misconception: the value without its sign
def backup(path, value, visits, totals):
    visits = visits.copy()
    totals = totals.copy()
    sign = 1
    for i in path[::-1]:
        visits[i] += 1
        totals[i] += sign * abs(value)
        sign = -sign
    return visits, totals
