# points: 1 · written: torch for the arithmetic, float64
import torch


class Dual:
    def __init__(self, value, slope=0.0):
        self.value = torch.as_tensor(value, dtype=torch.float64)
        self.slope = torch.as_tensor(slope, dtype=torch.float64)

    def __add__(self, other):
        other = other if isinstance(other, Dual) else Dual(other)
        return Dual(self.value + other.value, self.slope + other.slope)

    def __mul__(self, other):
        other = other if isinstance(other, Dual) else Dual(other)
        return Dual(self.value * other.value, self.value * other.slope + self.slope * other.value)

    __radd__, __rmul__ = __add__, __mul__

    def sin(self):
        return Dual(torch.sin(self.value), torch.cos(self.value) * self.slope)
