# points: 2 · written: recursion
def backup(path, value, visits, totals):
    visits, totals = visits + 0, totals + 0
    if len(path) > 1:
        visits, totals = backup(path[:-1], -value, visits, totals)
    visits[path[-1]] += 1
    totals[path[-1]] += value
    return visits, totals
