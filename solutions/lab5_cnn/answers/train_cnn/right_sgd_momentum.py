# points: 2 · written: SGD with momentum and a cosine schedule
def train_cnn(images, labels, seed, device):
    torch.manual_seed(seed)
    model = make_cnn().to(device)
    images, labels = images.to(device), labels.to(device)
    epochs, size = 7, 40
    steps = epochs * -(-len(labels) // size)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9, nesterov=True)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    model.train()
    for _ in range(epochs):
        for rows in torch.randperm(len(labels)).split(size):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(images[rows]), labels[rows]).backward()
            optimizer.step()
            schedule.step()
    return model
