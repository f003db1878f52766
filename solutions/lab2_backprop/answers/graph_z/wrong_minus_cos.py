# points: 0 · misconception: the derivative of sin is taken to be −cos
def graph_z(x1, x2, x3):
    u1, u3 = x1 + x2, x2**2
    u2, u4 = np.sin(u1), u3 * x3
    c = -np.cos(u1)
    values = {"u1": u1, "u2": u2, "u3": u3, "u4": u4, "z": u2 + u4}
    forward = {"u1": 1.0, "u2": c, "u3": 2 * x2, "u4": 2 * x2 * x3, "z": c + 2 * x2 * x3}
    back = {"u4": 1.0, "u3": x3, "u2": 1.0, "u1": c, "x1": c, "x2": c + 2 * x2 * x3, "x3": u3}
    return values, forward, back
