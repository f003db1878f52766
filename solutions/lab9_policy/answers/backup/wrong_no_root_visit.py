# points: 0 · misconception: no visit for the root
def backup(path, value, visits, totals):
    visits = visits.copy()
    totals = totals.copy()
    sign = 1
    for i in path[::-1]:
        visits[i] += i != path[0]
        totals[i] += sign * value
        sign = -sign
    return visits, totals
