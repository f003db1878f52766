# points: 1 · written: with the derivative of z with respect to itself, as a number of NumPy
def graph_z(x1, x2, x3):
    u1, u3 = x1 + x2, x2**2
    u2, u4 = np.sin(u1), u3 * x3
    values = {"u1": u1, "u2": u2, "u3": u3, "u4": u4, "z": u2 + u4}
    d2, d3 = np.cos(u1), 2 * x2
    forward = {"u1": 1.0, "u2": d2, "u3": d3, "u4": d3 * x3, "z": d2 + d3 * x3}
    z = np.float64(1.0)
    backward = {"z": z, "u4": z, "u2": z, "u3": z * x3, "u1": z * np.cos(u1)}
    backward["x1"] = backward["u1"]
    backward["x2"] = backward["u1"] + backward["u3"] * 2 * x2
    backward["x3"] = backward["u4"] * u3
    return values, forward, backward
