# points: 1 · written: layers that find their sizes at the first call
class SmallCNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.c = nn.LazyConv2d(8, 3, padding=1)
        self.h = nn.LazyLinear(10)

    def forward(self, x):
        return self.h(nn.functional.max_pool2d(torch.relu(self.c(x)), 4).flatten(1))
