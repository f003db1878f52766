# points: 2 · written: nodes in the order of their creation
class Value:
    tape = []

    def __init__(self, data, sources=()):
        self.data, self.grad, self.sources = float(data), 0.0, sources
        self.number = len(Value.tape)
        Value.tape.append(self)

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, [(self, 1), (other, 1)])

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    def __radd__(self, other):
        return Value(other) + self

    def __rmul__(self, other):
        return Value(other) * self

    def tanh(self):
        return Value(np.tanh(self.data), [(self, 1 - np.tanh(self.data) ** 2)])

    def exp(self):
        return Value(np.exp(self.data), [(self, np.exp(self.data))])

    def relu(self):
        return Value(self.data * (self.data > 0), [(self, self.data > 0)])

    def backward(self):
        needed = {self.number}
        self.grad = 1.0
        for node in reversed(Value.tape[: self.number + 1]):
            if node.number in needed:
                for source, slope in node.sources:
                    source.grad = source.grad + slope * node.grad
                    needed.add(source.number)
