# points: 0 · misconception: local derivatives instead of those of e
def graph_e(a, b):
    c, d = a + b, b + 1
    return {"c": c, "d": d, "e": c * d, "de_dc": d, "de_dd": c, "de_da": 1.0, "de_db": 2.0}
