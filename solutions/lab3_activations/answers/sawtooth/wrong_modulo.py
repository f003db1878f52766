# points: 0 · misconception: teeth that only go up
def sawtooth(x, depth):
    return (2**depth * x) % 1
