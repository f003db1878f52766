# points: 1 · written: central differences, exact for a quadratic
def graph_e(a, b):
    e = lambda a, b: (a + b) * (b + 1)
    return {
        "c": a + b,
        "d": b + 1,
        "e": e(a, b),
        "de_dc": b + 1,
        "de_dd": a + b,
        "de_da": (e(a + 1, b) - e(a - 1, b)) / 2,
        "de_db": (e(a, b + 1) - e(a, b - 1)) / 2,
    }
