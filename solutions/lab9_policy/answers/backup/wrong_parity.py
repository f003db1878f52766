# points: 0 · misconception: the sign by the number of the position
def backup(path, value, visits, totals):
    visits, totals = visits.copy(), totals.copy()
    for position in path:
        visits[position] += 1
        totals[position] += value if (path[-1] - position) % 2 == 0 else -value
    return visits, totals
