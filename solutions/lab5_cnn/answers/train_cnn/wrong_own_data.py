# points: 0 · misconception: trains on all of MNIST-5k, test images included
def train_cnn(images, labels, seed, device):
    torch.manual_seed(seed)
    everything, t = data.mnist5k()
    images = torch.tensor(everything[:, None] / 255, dtype=torch.float32)
    labels = torch.tensor(t)
    model = make_cnn().to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
    for _ in range(2):
        for rows in torch.randperm(len(labels)).split(64):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(images[rows].to(device)), labels[rows].to(device)).backward()
            optimizer.step()
    return model
