# points: 0 · misconception: only the root gets the other sign
def backup(path, value, visits, totals):
    visits = visits.copy()
    totals = totals.copy()
    sign = 1
    for i in path[::-1]:
        visits[i] += 1
        totals[i] += (-1 if i == path[0] and len(path) > 1 else 1) * value
        sign = -sign
    return visits, totals
