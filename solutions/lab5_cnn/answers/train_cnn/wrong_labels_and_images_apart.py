# points: 0 · misconception: images and labels are shuffled apart
def train_cnn(images, labels, seed, device):
    torch.manual_seed(seed)
    model = make_cnn().to(device)
    images = images[torch.randperm(len(images))]
    optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
    for rows in torch.randperm(len(labels)).split(64):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(images[rows].to(device)), labels[rows].to(device)).backward()
        optimizer.step()
    return model
