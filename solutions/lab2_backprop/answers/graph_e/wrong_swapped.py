# points: 0 · misconception: the derivative of c·d with respect to c is c
def graph_e(a, b):
    c, d = a + b, b + 1
    return {"c": c, "d": d, "e": c * d, "de_dc": c, "de_dd": d, "de_da": c, "de_db": c + d}
