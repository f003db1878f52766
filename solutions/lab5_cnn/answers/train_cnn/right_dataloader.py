# points: 2 · written: a DataLoader, left in evaluation mode
def train_cnn(images, labels, seed, device):
    torch.manual_seed(seed)
    dataset = torch.utils.data.TensorDataset(images, labels)
    loader = torch.utils.data.DataLoader(dataset, batch_size=64, shuffle=True)
    net = make_cnn(dropout=0.1).to(device)
    opt = torch.optim.AdamW(net.parameters(), lr=0.01)
    sched = torch.optim.lr_scheduler.OneCycleLR(opt, 0.01, epochs=5, steps_per_epoch=len(loader))
    for _ in range(5):
        for x, y in loader:
            opt.zero_grad()
            nn.functional.cross_entropy(net(x.to(device)), y.to(device)).backward()
            opt.step()
            sched.step()
    return net.eval()
