# points: 1 · written: a loop and a list
def training_bound(errors):
    bounds, product = [], 1.0
    for e in errors:
        product *= 2 * (e * (1 - e)) ** 0.5
        bounds.append(product)
    return bounds
