# points: 2 · written: Kahn's algorithm with counters
from collections import Counter, deque


class Value:
    def __init__(self, data, args=(), slopes=()):
        self.data, self.args, self.slopes, self.grad = data, args, slopes, 0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, (self, other), (1, 1))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    __radd__ = lambda self, other: self.__add__(other)
    __rmul__ = lambda self, other: self.__mul__(other)

    def tanh(self):
        y = (np.exp(2 * self.data) - 1) / (np.exp(2 * self.data) + 1)
        return Value(y, (self,), (1 - y**2,))

    def exp(self):
        return Value(np.exp(self.data), (self,), (np.exp(self.data),))

    def relu(self):
        return Value(np.maximum(self.data, 0), (self,), (int(self.data > 0),))

    def backward(self):
        uses, stack, seen = Counter(), [self], {self}
        while stack:
            for arg in stack.pop().args:
                uses[arg] += 1
                if arg not in seen:
                    seen.add(arg)
                    stack.append(arg)
        self.grad, ready = 1, deque([self])
        while ready:
            node = ready.popleft()
            for arg, slope in zip(node.args, node.slopes):
                arg.grad += slope * node.grad
                uses[arg] -= 1
                if uses[arg] == 0:
                    ready.append(arg)
