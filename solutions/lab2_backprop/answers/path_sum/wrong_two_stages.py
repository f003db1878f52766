# points: 0 · misconception: right for two stages only
def path_sum(stages):
    products = [a * b for a in stages[0] for b in (stages[1] if len(stages) > 1 else (1.0,))]
    return sum(products), len(products) * (len(stages) > 1), len(products) - 1
