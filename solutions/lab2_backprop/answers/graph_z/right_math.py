# points: 1 · written: the math module and plain floats, returned as a list
import math


def graph_z(x1, x2, x3):
    u1 = x1 + x2
    u2, u3 = math.sin(u1), x2**2
    u4 = u3 * x3
    du1, du3 = 1.0, 2 * x2
    du2, du4 = math.cos(u1) * du1, du3 * x3
    bu2 = bu4 = 1.0
    bu1, bu3 = bu2 * math.cos(u1), bu4 * x3
    return [
        {"z": u2 + u4, "u4": u4, "u3": u3, "u2": u2, "u1": u1},
        {"z": du2 + du4, "u4": du4, "u3": du3, "u2": du2, "u1": du1},
        {"x1": bu1, "x2": bu1 * 1 + bu3 * 2 * x2, "x3": bu4 * u3}
        | {"u1": bu1, "u2": bu2, "u3": bu3, "u4": bu4},
    ]
