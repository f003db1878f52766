# points: 0 · misconception: forward returns nothing
class SmallCNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 8, 3, padding=1)
        self.head = nn.Linear(8 * 7 * 7, 10)
    def forward(self, x):
        self.head(nn.functional.max_pool2d(self.conv(x).relu(), 4).flatten(1))
