# %% setup
import numpy as np
import torch
from torch import nn


# %% idiom: net_is_trained_by_the_check
# %% answer
class Regressor(nn.Module):
    def __init__(self, width=8):
        super().__init__()
        self.hidden = nn.Linear(2, width)
        self.out = nn.Linear(width, 1)

    def forward(self, x):
        return self.out(torch.tanh(self.hidden(x)))


# %% wrong
class Regressor(nn.Module):
    def __init__(self, width=8):
        super().__init__()
        self.out = nn.Linear(2, 1)

    def forward(self, x):
        with torch.no_grad():
            return self.out(x)


# %% check
torch.manual_seed(1)
net = Regressor()
optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
points = torch.rand(32, 2)
wanted = 3 * points[:, :1] - points[:, 1:]
losses = []
for _ in range(60):
    loss = nn.functional.mse_loss(net(points), wanted)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
assert losses[-1] < 0.5 * losses[0], "the network does not learn"


# %% idiom: subclass_of_module
# %% answer
class Identity(nn.Module):
    def forward(self, x):
        return x


# %% wrong
class Identity:
    def __call__(self, x):
        return x


# %% check
assert issubclass(Identity, nn.Module)
assert isinstance(Identity(), nn.Module)
x = torch.arange(3)
assert Identity()(x) is x or torch.equal(Identity()(x), x)


# %% idiom: parameters_by_name
# %% answer
class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.proj = nn.Linear(5, 2, bias=False)
        self.scale = nn.Parameter(torch.ones(2))

    def forward(self, x):
        return self.proj(x) * self.scale


# %% wrong
class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.proj = nn.Linear(5, 2, bias=False)
        self.scale = torch.ones(2)

    def forward(self, x):
        return self.proj(x) * self.scale


# %% check
shapes = {name: tuple(p.shape) for name, p in Head().named_parameters()}
assert shapes == {"proj.weight": (2, 5), "scale": (2,)}
assert all(isinstance(p, nn.Parameter) and p.requires_grad for p in Head().parameters())
assert sum(p.numel() for p in Head().parameters()) == 12

# %% idiom: layers_are_inspected
# %% answer
model = nn.Sequential(nn.Linear(6, 4), nn.ReLU(), nn.Dropout(0.25), nn.Linear(4, 3))
# %% wrong
model = nn.Sequential(nn.Linear(6, 4), nn.Sigmoid(), nn.Dropout(0.25), nn.Linear(4, 3))
# %% check
assert isinstance(model, nn.Sequential) and len(model) == 4
assert isinstance(model[1], nn.ReLU)
assert model[0].in_features == 6 and model[-1].out_features == 3
assert [m.p for m in model.modules() if isinstance(m, nn.Dropout)] == [0.25]


# %% idiom: same_seed_same_net
# %% answer
class Small(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 3)

    def forward(self, x):
        return self.fc(x)


# %% wrong
import time


class Small(nn.Module):
    def __init__(self):
        super().__init__()
        torch.manual_seed(time.perf_counter_ns())
        self.fc = nn.Linear(3, 3)

    def forward(self, x):
        return self.fc(x)


# %% check
torch.manual_seed(4)
one = Small().fc.weight.detach().clone()
torch.manual_seed(4)
two = Small()
assert torch.equal(one, two.fc.weight)
torch.manual_seed(4)
assert torch.equal(one, nn.Linear(3, 3).weight), "draw nothing before the layer"


# %% idiom: weights_are_copied_in
# %% answer
class Linear2(nn.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(n_out, n_in))
        self.bias = nn.Parameter(torch.zeros(n_out))

    def forward(self, x):
        return x @ self.weight.T + self.bias


# %% wrong
class Linear2(nn.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(n_out, n_in))
        self.bias = nn.Parameter(torch.zeros(n_out))

    def forward(self, x):
        return x @ self.weight.T - self.bias


# %% check
reference = nn.Linear(3, 2)
mine = Linear2(3, 2)
mine.weight.data = reference.weight.data.clone()
mine.bias.data.copy_(reference.bias.data)
x = torch.randn(4, 3)
assert torch.allclose(mine(x), reference(x), atol=1e-6)


# %% idiom: weights_are_filled_under_no_grad
# %% answer
class Scorer(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 1)

    def forward(self, x):
        return self.layer(x).squeeze(-1)


# %% wrong
class Scorer(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 1)

    def forward(self, x):
        return self.layer(x)


# %% check
scorer = Scorer()
with torch.no_grad():
    for parameter in scorer.parameters():
        parameter.fill_(0.5)
assert scorer(torch.ones(3, 2)).tolist() == [1.5, 1.5, 1.5]
nn.init.zeros_(scorer.layer.bias)
assert scorer(torch.ones(1, 2)).item() == 1.0


# %% idiom: state_is_loaded
# %% answer
def build():
    return nn.Sequential(nn.Linear(2, 2), nn.Tanh(), nn.Linear(2, 1))


# %% wrong
def build():
    return nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1))


# %% check
teacher = nn.Sequential(nn.Linear(2, 2), nn.Tanh(), nn.Linear(2, 1))
pupil = build()
pupil.load_state_dict(teacher.state_dict())
x = torch.randn(6, 2)
assert torch.allclose(pupil(x), teacher(x))
assert list(pupil.state_dict()) == ["0.weight", "0.bias", "2.weight", "2.bias"]


# %% idiom: gradients_of_parameters
# %% answer
class Gate(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Parameter(torch.tensor(2.0))
        self.b = nn.Parameter(torch.tensor(3.0))

    def forward(self, x):
        return self.a * x + self.b


# %% wrong
class Gate(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Parameter(torch.tensor(2.0))
        self.b = nn.Parameter(torch.tensor(3.0))

    def forward(self, x):
        return self.a.detach() * x + self.b


# %% check
gate = Gate()
gate(torch.tensor([1.0, 4.0])).sum().backward()
assert gate.a.grad.item() == 5.0 and gate.b.grad.item() == 2.0
gate.zero_grad()
assert gate.a.grad is None or gate.a.grad.item() == 0.0


# %% idiom: autograd_through_a_function
# %% answer
def smooth_abs(x):
    return torch.sqrt(x**2 + 1.0)


# %% wrong
def smooth_abs(x):
    return torch.sqrt(x.detach() ** 2 + 1.0)


# %% check
x = torch.tensor([0.0, 3.0], requires_grad=True)
y = smooth_abs(x)
assert y.requires_grad
y.sum().backward()
assert torch.allclose(x.grad, x.detach() / y.detach())


# %% idiom: gradcheck_of_own_function
# %% answer
class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**3

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return 3 * x**2 * grad


# %% wrong
class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**3

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return 2 * x**2 * grad


# %% check
x = torch.randn(4, dtype=torch.float64, requires_grad=True)
assert torch.autograd.gradcheck(Cube.apply, (x,))


# %% idiom: second_derivative
# %% answer
def energy(x):
    return (x**4).sum()


# %% wrong
def energy(x):
    return (x**3).sum()


# %% check
x = torch.tensor([2.0], requires_grad=True)
(first,) = torch.autograd.grad(energy(x), x, create_graph=True)
(second,) = torch.autograd.grad(first.sum(), x)
assert first.item() == 32.0 and second.item() == 48.0


# %% idiom: own_optimizer_class
# %% answer
class Momentum:
    def __init__(self, params, lr=0.1, beta=0.9):
        self.params = list(params)
        self.lr, self.beta = lr, beta
        self.speed = [torch.zeros_like(p) for p in self.params]

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        for p, v in zip(self.params, self.speed):
            v.mul_(self.beta).add_(p.grad)
            p.sub_(self.lr * v)


# %% wrong
class Momentum:
    def __init__(self, params, lr=0.1, beta=0.9):
        self.params = list(params)
        self.lr = lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        for p in self.params:
            p.sub_(self.lr * p.grad)


# %% check
w = torch.tensor([1.0, -2.0], requires_grad=True)
theirs = w.detach().clone().requires_grad_()
mine = Momentum([w], lr=0.1, beta=0.5)
known = torch.optim.SGD([theirs], lr=0.1, momentum=0.5)
for _ in range(4):
    for tensor, opt in ((w, mine), (theirs, known)):
        opt.zero_grad()
        (tensor**2).sum().backward()
        opt.step()
assert torch.allclose(w, theirs)


# %% idiom: subclass_of_optimizer
# %% answer
class SignSGD(torch.optim.Optimizer):
    def __init__(self, params, lr):
        super().__init__(params, {"lr": lr})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    p -= group["lr"] * p.grad.sign()


# %% wrong
class SignSGD(torch.optim.Optimizer):
    def __init__(self, params, lr):
        super().__init__(params, {"lr": lr})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    p -= group["lr"] * p.grad


# %% check
layer = nn.Linear(2, 1, bias=False)
before = layer.weight.detach().clone()
optimizer = SignSGD(layer.parameters(), lr=0.1)
layer(torch.tensor([[3.0, -5.0]])).sum().backward()
optimizer.step()
assert torch.allclose(layer.weight, before - torch.tensor([[0.1, -0.1]]))
assert optimizer.param_groups[0]["lr"] == 0.1
optimizer.param_groups[0]["lr"] = 0.0
optimizer.step()
assert torch.allclose(layer.weight, before - torch.tensor([[0.1, -0.1]]))


# %% idiom: train_function
# %% answer
def train(model, data, lr):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for x, y in data:
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x), y).backward()
        optimizer.step()
    return model


# %% wrong
def train(model, data, lr):
    for x, y in data:
        nn.functional.mse_loss(model(x), y).backward()
    return model


# %% check
torch.manual_seed(0)
line = nn.Linear(1, 1)
x = torch.linspace(-1, 1, 16).unsqueeze(1)
fitted = train(line, [(x, 2 * x - 1)] * 150, lr=0.3)
assert fitted is line
assert abs(line.weight.item() - 2) < 0.05 and abs(line.bias.item() + 1) < 0.05


# %% idiom: train_step_with_given_parts
# %% answer
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    optimizer.zero_grad()
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()


# %% wrong
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y)
    loss.backward()
    return loss.item()


# %% check
torch.manual_seed(2)
net = nn.Linear(3, 2)
before = net.weight.detach().clone()
optimizer = torch.optim.SGD(net.parameters(), lr=0.5)
batch = (torch.randn(8, 3), torch.randint(0, 2, (8,)))
first = train_step(net, batch, nn.CrossEntropyLoss(), optimizer)
assert isinstance(first, float)
assert not torch.equal(before, net.weight)
assert train_step(net, batch, nn.CrossEntropyLoss(), optimizer) < first

# %% idiom: given_model_and_optimizer_are_used
# %% given
torch.manual_seed(6)
net_of_lab = nn.Linear(1, 1)
optimizer_of_lab = torch.optim.SGD(net_of_lab.parameters(), lr=0.2)
inputs_of_lab = torch.linspace(0, 1, 10).unsqueeze(1)
# %% answer
for _ in range(400):
    optimizer_of_lab.zero_grad()
    ((net_of_lab(inputs_of_lab) - 4 * inputs_of_lab) ** 2).mean().backward()
    optimizer_of_lab.step()
# %% wrong
for _ in range(400):
    ((net_of_lab(inputs_of_lab) - 4 * inputs_of_lab) ** 2).mean().backward()
# %% check
with torch.no_grad():
    error = (net_of_lab(inputs_of_lab) - 4 * inputs_of_lab).abs().max()
assert error < 0.2
assert optimizer_of_lab.param_groups[0]["lr"] == 0.2


# %% idiom: train_and_eval_mode
# %% answer
class Noisy(nn.Module):
    def __init__(self):
        super().__init__()
        self.drop = nn.Dropout(0.5)

    def forward(self, x):
        return self.drop(x)


# %% wrong
class Noisy(nn.Module):
    def forward(self, x):
        return nn.functional.dropout(x, 0.5)


# %% check
noisy = Noisy()
x = torch.ones(200)
noisy.train()
assert (noisy(x) == 0).any()
noisy.eval()
assert torch.equal(noisy(x), x) and not noisy.training


# %% idiom: hooks_on_a_net
# %% answer
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(3, 3) for _ in range(4))

    def forward(self, x):
        for layer in self.layers:
            x = torch.relu(layer(x))
        return x


# %% wrong
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(3, 3) for _ in range(4))

    def forward(self, x):
        return torch.relu(self.layers[0](x))


# %% check
deep = Deep()
seen = []
handles = [
    layer.register_forward_hook(lambda m, i, o: seen.append(o.shape)) for layer in deep.layers
]
deep(torch.randn(2, 3))
assert seen == [torch.Size([2, 3])] * 4
for handle in handles:
    handle.remove()


# %% idiom: net_saved_and_loaded
# %% answer
def save(model, path):
    torch.save(model.state_dict(), path)


# %% wrong
def save(model, path):
    torch.save({}, path)


# %% check
import os
import tempfile

path = os.path.join(tempfile.mkdtemp(), "net.pt")
source, copy_of_it = nn.Linear(2, 2), nn.Linear(2, 2)
save(source, path)
copy_of_it.load_state_dict(torch.load(path))
assert torch.equal(source.weight, copy_of_it.weight)


# %% idiom: device_of_answer
# %% answer
def choose_device():
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


# %% wrong
def choose_device():
    return torch.device("meta")


# %% check
device = choose_device()
assert isinstance(device, torch.device) and device.type in ("cpu", "cuda")
assert torch.zeros(2, device=device).device.type == device.type


# %% idiom: dataset_by_student
# %% answer
class Squares(torch.utils.data.Dataset):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        return torch.tensor(float(i)), torch.tensor(float(i * i))


# %% wrong
class Squares(torch.utils.data.Dataset):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        return torch.tensor(float(i)), torch.tensor(float(2 * i))


# %% check
data = Squares(6)
assert len(data) == 6 and isinstance(data, torch.utils.data.Dataset)
batches = list(torch.utils.data.DataLoader(data, batch_size=4))
assert len(batches) == 2
assert batches[1][1].tolist() == [16.0, 25.0]


# %% idiom: loss_class
# %% answer
class Huber(nn.Module):
    def __init__(self, delta=1.0):
        super().__init__()
        self.delta = delta

    def forward(self, prediction, target):
        d = (prediction - target).abs()
        near = 0.5 * d**2
        far = self.delta * (d - 0.5 * self.delta)
        return torch.where(d <= self.delta, near, far).mean()


# %% wrong
class Huber(nn.Module):
    def __init__(self, delta=1.0):
        super().__init__()
        self.delta = delta

    def forward(self, prediction, target):
        return 0.5 * ((prediction - target) ** 2).mean()


# %% check
prediction, target = torch.randn(50) * 3, torch.randn(50)
for delta in (0.5, 1.0, 2.0):
    assert torch.allclose(
        Huber(delta)(prediction, target), nn.functional.huber_loss(prediction, target, delta=delta)
    )


# %% idiom: tests_in_a_function_of_the_check
# %% answer
def cross_entropy(logits, labels):
    logits = logits - logits.logsumexp(dim=1, keepdim=True)
    return -logits[torch.arange(len(labels)), labels].mean()


# %% wrong
def cross_entropy(logits, labels):
    return -logits[torch.arange(len(labels)), labels].mean()


# %% check
def cross_entropy_test(target):
    torch.manual_seed(9)
    logits, labels = torch.randn(5, 3), torch.tensor([0, 2, 1, 1, 0])
    result = target(logits, labels)
    assert type(result) == torch.Tensor, "return a tensor"
    assert result.shape == ()
    assert torch.isclose(result, nn.functional.cross_entropy(logits, labels))
    print("\033[92mAll tests passed")


cross_entropy_test(cross_entropy)
