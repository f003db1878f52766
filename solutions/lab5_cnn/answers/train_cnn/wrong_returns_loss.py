# points: 0 · misconception: returns the last loss instead of the model
def train_cnn(images, labels, seed, device):
    torch.manual_seed(seed)
    model = make_cnn().to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
    for rows in torch.randperm(len(labels)).split(64):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(images[rows].to(device)), labels[rows].to(device))
        loss.backward()
        optimizer.step()
    return loss.item()
