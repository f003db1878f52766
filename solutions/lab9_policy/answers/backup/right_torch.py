# points: 2 · written: torch
def backup(path, value, visits, totals):
    visits, totals = torch.tensor(visits), torch.tensor(totals)
    for i, position in enumerate(path):
        visits[position] += 1
        totals[position] += value * (-1) ** (len(path) - 1 - i)
    return visits, totals
