# points: 1 · written: a very small imaginary part carries the slope
class Dual:
    def __init__(self, value, slope=0.0, *, number=None):
        self.number = complex(value, slope * 1e-100) if number is None else number

    @property
    def value(self):
        return self.number.real

    @property
    def slope(self):
        return self.number.imag * 1e100

    def __add__(self, other):
        return Dual(0, number=self.number + getattr(other, "number", other))

    def __mul__(self, other):
        return Dual(0, number=self.number * getattr(other, "number", other))

    __radd__, __rmul__ = __add__, __mul__

    def sin(self):
        return Dual(0, number=complex(np.sin(self.number)))
