# points: 0 · misconception: wraps a torch tensor and lets torch do the work
import torch


class Value:
    def __init__(self, data):
        self.tensor = torch.tensor(data, dtype=torch.float64, requires_grad=True)

    @classmethod
    def of(cls, tensor):
        made = cls(0.0)
        made.tensor = tensor
        tensor.retain_grad()
        return made

    def __add__(self, other):
        return Value.of(self.tensor + (other.tensor if isinstance(other, Value) else other))

    def __mul__(self, other):
        return Value.of(self.tensor * (other.tensor if isinstance(other, Value) else other))

    __radd__, __rmul__ = __add__, __mul__

    def tanh(self):
        return Value.of(self.tensor.tanh())

    def exp(self):
        return Value.of(self.tensor.exp())

    def relu(self):
        return Value.of(self.tensor.relu())

    @property
    def data(self):
        return self.tensor.item()

    @property
    def grad(self):
        return 0.0 if self.tensor.grad is None else self.tensor.grad.item()

    def backward(self):
        self.tensor.backward()
