# points: 1 · written: global average pooling, batch norm, dropout
class SmallCNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(1, 12, 5, stride=2, padding=2, bias=False)
        self.norm = nn.BatchNorm2d(12)
        self.second = nn.Conv2d(12, 24, 3)
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(24, 10)

    def forward(self, images):
        h = torch.relu(self.norm(self.first(images)))
        h = torch.relu(self.second(h)).mean(dim=(2, 3))
        return self.head(self.dropout(h))
