# points: 0 · misconception: changes the arrays
def backup(path, value, visits, totals):
    for position in reversed(path):
        visits[position] += 1
        totals[position] += value
        value = -value
    return visits, totals
