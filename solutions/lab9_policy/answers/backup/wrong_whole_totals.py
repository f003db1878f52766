# points: 0 · misconception: totals as whole numbers
def backup(path, value, visits, totals):
    visits = visits.copy()
    totals = totals.astype(int)
    sign = 1
    for i in path[::-1]:
        visits[i] += 1
        totals[i] += sign * value
        sign = -sign
    return visits, totals
