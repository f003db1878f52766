# points: 0 · misconception: gradients pile up over all steps
def train_cnn(images, labels, seed, device):
    torch.manual_seed(seed)
    model = make_cnn().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    for _ in range(2):
        for rows in torch.randperm(len(labels)).split(64):
            nn.functional.cross_entropy(model(images[rows].to(device)), labels[rows].to(device)).backward()
            optimizer.step()
    return model
