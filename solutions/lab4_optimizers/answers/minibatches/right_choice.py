# points: 1 · written: choice without replacement
def minibatches(number, size, generator):
    order = generator.choice(number, size=number, replace=False)
    return tuple(order[k * size : (k + 1) * size] for k in range((number + size - 1) // size))
