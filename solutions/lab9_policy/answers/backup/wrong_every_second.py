# points: 0 · misconception: the signs from the front
def backup(path, value, visits, totals):
    visits = visits.copy()
    totals = totals.copy()
    visits[path] += 1
    totals[path[::-2]] += value
    totals[path[::2]] -= value
    return visits, totals
