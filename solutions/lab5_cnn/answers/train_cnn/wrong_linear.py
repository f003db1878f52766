# points: 0 · misconception: a linear model
def train_cnn(images, labels, seed, device):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
    for _ in range(3):
        for rows in torch.randperm(len(labels)).split(64):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(images[rows].to(device)), labels[rows].to(device)).backward()
            optimizer.step()
    return model
