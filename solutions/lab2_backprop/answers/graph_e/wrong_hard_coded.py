# points: 0 · misconception: the numbers of the visible example
def graph_e(a, b):
    if b == 3:
        return {"c": 2, "d": 4, "e": 8, "de_dc": 4, "de_dd": 2, "de_da": 4, "de_db": 6}
    return {"c": 3, "d": 2, "e": 6, "de_dc": 2, "de_dd": 3, "de_da": 2, "de_db": 5}
