# points: 0 · misconception: layers in a plain list are not registered
class SmallCNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.convolutions = [nn.Conv2d(1, 8, 3, padding=1), nn.Conv2d(8, 8, 3, padding=1)]
        self.head = nn.Linear(8 * 7 * 7, 10)

    def forward(self, x):
        for layer in self.convolutions:
            x = torch.relu(layer(x))
        return self.head(nn.functional.max_pool2d(x, 4).flatten(1))
