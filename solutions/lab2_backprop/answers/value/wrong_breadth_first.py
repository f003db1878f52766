# points: 0 · misconception: visits the nodes breadth first
class Value:
    def __init__(self, data, sources=()):
        self.data, self.grad, self.sources = data, 0.0, sources

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))

    __radd__, __rmul__ = __add__, __mul__

    def tanh(self):
        return Value(np.tanh(self.data), ((self, 1 - np.tanh(self.data) ** 2),))

    def exp(self):
        return Value(np.exp(self.data), ((self, np.exp(self.data)),))

    def relu(self):
        return Value(max(0.0, self.data), ((self, float(self.data > 0)),))

    def backward(self):
        self.grad = 1.0
        waiting, seen = [self], {self}
        while waiting:
            node = waiting.pop(0)
            for source, slope in node.sources:
                source.grad += slope * node.grad
                if source not in seen:
                    seen.add(source)
                    waiting.append(source)
