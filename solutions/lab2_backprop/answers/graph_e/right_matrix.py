# points: 1 · written: a product of Jacobians in NumPy
def graph_e(a, b):
    c, d = np.array([[1.0, 1.0], [0.0, 1.0]]) @ [a, b] + [0.0, 1.0]
    outer = np.array([d, c])
    da, db = outer @ np.array([[1.0, 1.0], [0.0, 1.0]])
    return {"c": c, "d": d, "e": c * d, "de_dc": d, "de_dd": c, "de_da": da, "de_db": db}
