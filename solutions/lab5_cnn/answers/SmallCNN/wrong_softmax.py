# points: 0 · misconception: ends with a softmax: probabilities instead of logits
class SmallCNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(4),
            nn.Flatten(), nn.Linear(8 * 7 * 7, 10), nn.Softmax(dim=1),
        )

    def forward(self, x):
        return self.layers(x)
