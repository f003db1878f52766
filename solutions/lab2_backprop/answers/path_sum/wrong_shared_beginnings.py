# points: 0 · misconception: multiplies common beginnings of paths only once
def path_sum(stages):
    totals, multiplications = list(stages[0]), 0
    for slopes in stages[1:]:
        totals = [total * slope for total in totals for slope in slopes]
        multiplications += len(totals)
    return sum(totals), multiplications, len(totals) - 1
