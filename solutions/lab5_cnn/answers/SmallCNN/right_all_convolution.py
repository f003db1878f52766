# points: 1 · written: convolutions to the end, no linear layer
class SmallCNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.ModuleList([
            nn.Conv2d(1, 8, 3, stride=2), nn.Conv2d(8, 16, 3, stride=2), nn.Conv2d(16, 10, 6),
        ])

    def forward(self, x):
        for layer in self.body[:-1]:
            x = torch.tanh(layer(x))
        return self.body[-1](x).flatten(1)
