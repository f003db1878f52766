# points: 2 · written: lists
def backup(path, value, visits, totals):
    visits, totals = list(visits), list(totals)
    for steps, position in enumerate(path[::-1]):
        visits[position] += 1
        totals[position] += value if steps % 2 == 0 else -value
    return visits, totals
