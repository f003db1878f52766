# points: 0 · misconception: returns the positions of the path
def backup(path, value, visits, totals):
    visits = visits.copy()
    totals = totals.copy()
    sign = 1
    for i in path[::-1]:
        visits[i] += 1
        totals[i] += sign * value
        sign = -sign
    return visits[path], totals[path]
