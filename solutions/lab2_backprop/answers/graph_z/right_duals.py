# points: 1 · written: forward with pairs (value, slope), float32
def graph_z(x1, x2, x3):
    f = np.float32
    x1, x2, x3 = (f(x1), f(0)), (f(x2), f(1)), (f(x3), f(0))
    add = lambda a, b: (a[0] + b[0], a[1] + b[1])
    mul = lambda a, b: (a[0] * b[0], a[1] * b[0] + a[0] * b[1])
    u1 = add(x1, x2)
    u2 = np.sin(u1[0]), np.cos(u1[0]) * u1[1]
    u3 = mul(x2, x2)
    u4 = mul(u3, x3)
    nodes = {"u1": u1, "u2": u2, "u3": u3, "u4": u4, "z": add(u2, u4)}
    cosine = np.cos(u1[0])
    back = {"u4": f(1), "u3": x3[0], "u2": f(1), "u1": cosine, "x1": cosine}
    back["x2"] = cosine + x3[0] * 2 * x2[0]
    back["x3"] = u3[0]
    return {k: v[0] for k, v in nodes.items()}, {k: v[1] for k, v in nodes.items()}, back
