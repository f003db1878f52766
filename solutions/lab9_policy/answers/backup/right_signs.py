# points: 2 · written: signs
def backup(path, value, visits, totals):
    new_visits, new_totals = np.array(visits), np.array(totals)
    signs = (-1.0) ** np.arange(len(path))[::-1]
    new_visits[list(path)] += 1
    new_totals[list(path)] += value * signs
    return new_visits, new_totals
