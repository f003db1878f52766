# points: 1 · written: pairs with a helper
class Dual:
    def __init__(self, value, slope):
        self.value, self.slope = value, slope

    @staticmethod
    def parts(x):
        return (x.value, x.slope) if isinstance(x, Dual) else (x, 0)

    def __add__(self, other):
        v, s = Dual.parts(other)
        return Dual(self.value + v, self.slope + s)

    def __mul__(self, other):
        v, s = Dual.parts(other)
        return Dual(v * self.value, v * self.slope + s * self.value)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def sin(self):
        return Dual(np.sin(self.value), self.slope * np.cos(self.value))
