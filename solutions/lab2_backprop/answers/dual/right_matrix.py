# points: 1 · written: 2 × 2 matrices [[a, ȧ], [0, a]]
class Dual:
    def __init__(self, value, slope=0.0):
        self.matrix = np.array([[value, slope], [0.0, value]])

    value = property(lambda self: self.matrix[0, 0])
    slope = property(lambda self: self.matrix[0, 1])

    def _other(self, other):
        return other.matrix if isinstance(other, Dual) else other * np.eye(2)

    def __add__(self, other):
        M = self.matrix + self._other(other)
        return Dual(M[0, 0], M[0, 1])

    def __mul__(self, other):
        M = self.matrix @ self._other(other)
        return Dual(M[0, 0], M[0, 1])

    __radd__, __rmul__ = __add__, __mul__

    def sin(self):
        return Dual(np.sin(self.value), np.cos(self.value) * self.slope)
