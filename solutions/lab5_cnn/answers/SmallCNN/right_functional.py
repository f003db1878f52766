# points: 1 · written: functional pooling, other names
import torch.nn.functional as F


class SmallCNN(nn.Module):
    def __init__(self):
        super(SmallCNN, self).__init__()
        self.c1 = nn.Conv2d(1, 6, 5)
        self.c2 = nn.Conv2d(6, 12, 5)
        self.out = nn.Linear(12 * 4 * 4, 10)

    def forward(self, x):
        x = F.max_pool2d(F.leaky_relu(self.c1(x)), 2)
        x = F.max_pool2d(F.leaky_relu(self.c2(x)), 2)
        return self.out(x.view(x.size(0), -1))
