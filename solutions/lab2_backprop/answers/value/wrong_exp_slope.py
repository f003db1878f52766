# points: 0 · misconception: the power rule for exp
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
        return Value(np.exp(self.data), ((self, self.data * np.exp(self.data - 1)),))

    def relu(self):
        return Value(max(0.0, self.data), ((self, float(self.data > 0)),))

    def backward(self):
        self.grad = 1.0
        for node in _ordered(self):
            for source, slope in node.sources:
                source.grad += slope * node.grad


def _ordered(top):
    order, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for source, _ in node.sources:
                visit(source)
            order.append(node)

    visit(top)
    return order[::-1]
