# points: 1 · written: walks along lists of names
def graph_z(x1, x2, x3):
    names = ["u1", "u2", "u3", "u4", "z"]
    values = [x1 + x2, np.sin(x1 + x2), x2 * x2, x2 * x2 * x3, np.sin(x1 + x2) + x2 * x2 * x3]
    c = np.cos(x1 + x2)
    slopes = [1, c, 2 * x2, 2 * x2 * x3, c + 2 * x2 * x3]
    back = dict(zip(["u4", "u3", "u2", "u1"], [1, x3, 1, c]))
    back.update(x1=c, x2=c + 2 * x2 * x3, x3=x2**2)
    return dict(zip(names, values)), dict(zip(names, slopes)), back
