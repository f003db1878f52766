# points: 0 · misconception: a reshape moves numbers from image to image
class SmallCNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.c = nn.Conv2d(1, 8, 3, padding=1)
        self.h = nn.Linear(8 * 49, 10)

    def forward(self, x):
        return self.h(
            nn.functional.max_pool2d(torch.relu(self.c(x)), 4).transpose(0, 1).reshape(len(x), -1)
        )
