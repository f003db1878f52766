# points: 0 · misconception: subtracts the mean of the batch, also in evaluation mode
class SmallCNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.c = nn.Conv2d(1, 8, 3, padding=1)
        self.h = nn.Linear(8 * 49, 10)
    def forward(self, x):
        x = x - x.mean(dim=0)
        return self.h(nn.functional.max_pool2d(torch.relu(self.c(x)), 4).flatten(1))
