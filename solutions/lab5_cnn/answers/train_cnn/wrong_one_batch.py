# points: 0 · misconception: trains on the first batch only
def train_cnn(images, labels, seed, device):
    torch.manual_seed(seed)
    model = make_cnn().to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
    for _ in range(60):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(images[:64].to(device)), labels[:64].to(device)).backward()
        optimizer.step()
    return model
