# points: 1 · written: backward as a loop over edges
def graph_z(x1, x2, x3):
    u1 = x1 + x2
    v = {"u1": u1, "u2": np.sin(u1), "u3": x2**2, "u4": x2**2 * x3}
    v["z"] = v["u2"] + v["u4"]
    edges = [
        ("z", "u2", 1.0), ("z", "u4", 1.0), ("u4", "u3", x3), ("u4", "x3", v["u3"]),
        ("u3", "x2", 2 * x2), ("u2", "u1", np.cos(u1)), ("u1", "x1", 1.0), ("u1", "x2", 1.0),
    ]
    adjoint = {"z": 1.0}
    for top, bottom, slope in edges:
        adjoint[bottom] = adjoint.get(bottom, 0.0) + adjoint[top] * slope
    tangent = {"x1": 0.0, "x2": 1.0, "x3": 0.0}
    for top, bottom, slope in reversed(edges):
        tangent[top] = tangent.get(top, 0.0) + tangent[bottom] * slope
    adjoint.pop("z")
    return v, {name: tangent[name] for name in v}, adjoint
