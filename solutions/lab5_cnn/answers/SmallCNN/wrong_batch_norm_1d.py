# points: 0 · misconception: batch norm over one image
class SmallCNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.c = nn.Conv2d(1, 8, 3, padding=1)
        self.b = nn.BatchNorm1d(392)
        self.h = nn.Linear(8 * 49, 10)

    def forward(self, x):
        return self.h(self.b(nn.functional.max_pool2d(torch.relu(self.c(x)), 4).flatten(1)))
