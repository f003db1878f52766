# points: 1 · written: formulas multiplied out
def graph_e(a, b):
    return {
        "e": a * b + a + b * b + b,
        "c": a + b,
        "d": b + 1,
        "de_da": b + 1,
        "de_db": a + 2 * b + 1,
        "de_dc": b + 1,
        "de_dd": a + b,
    }
