# points: 0 · misconception: means at the end
def backup(path, value, visits, totals):
    visits = visits.copy()
    totals = totals.copy()
    sign = 1
    for i in path[::-1]:
        visits[i] += 1
        totals[i] += sign * value
        sign = -sign
    return visits, totals / np.maximum(visits, 1)
