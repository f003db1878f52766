# points: 0 · misconception: the derivative of b + 1 is taken to be b + 1
def graph_e(a, b):
    c, d = a + b, b + 1
    return {"c": c, "d": d, "e": c * d, "de_dc": d, "de_dd": c, "de_da": d, "de_db": d + c * (b + 1)}
