# points: 2 · written: every node carries a function that passes its gradient on
class Value:
    def __init__(self, data, parents=()):
        self.data, self.grad = data, 0.0
        self._parents, self._push = parents, lambda: None

    @staticmethod
    def _wrap(other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = Value._wrap(other)
        out = Value(self.data + other.data, (self, other))

        def push():
            self.grad += out.grad
            other.grad += out.grad

        out._push = push
        return out

    def __mul__(self, other):
        other = Value._wrap(other)
        out = Value(self.data * other.data, (self, other))

        def push():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out._push = push
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def _unary(self, value, slope):
        out = Value(value, (self,))

        def push():
            self.grad += slope * out.grad

        out._push = push
        return out

    def tanh(self):
        return self._unary(np.tanh(self.data), 1 / np.cosh(self.data) ** 2)

    def exp(self):
        return self._unary(np.exp(self.data), np.exp(self.data))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def backward(self):
        order, done = [], set()

        def build(node):
            if node in done:
                return
            done.add(node)
            for parent in node._parents:
                build(parent)
            order.append(node)

        build(self)
        self.grad = 1.0
        while order:
            order.pop()._push()
