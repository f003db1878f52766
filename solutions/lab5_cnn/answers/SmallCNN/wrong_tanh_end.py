# points: 0 · misconception: tanh behind the last layer
class SmallCNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.c = nn.Conv2d(1, 8, 3, padding=1)
        self.h = nn.Linear(8 * 49, 10)

    def forward(self, x):
        return torch.tanh(self.h(nn.functional.max_pool2d(torch.relu(self.c(x)), 4).flatten(1)))
