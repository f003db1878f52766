# points: 0 · misconception: the sign by the number, turned
def backup(path, value, visits, totals):
    visits = visits.copy()
    totals = totals.copy()
    sign = 1
    for i in path[::-1]:
        visits[i] += 1
        totals[i] += (-1) ** int(i + 1) * value
        sign = -sign
    return visits, totals
