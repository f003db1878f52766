# points: 1 · written: with loops
def sinusoidal(n, d, base):
    import math

    codes = [[0.0] * d for _ in range(n)]
    for p in range(n):
        for j in range(d // 2):
            omega = float(base) ** (-2 * j / d)
            codes[p][2 * j] = math.sin(p * omega)
            codes[p][2 * j + 1] = math.cos(p * omega)
    return codes
