# points: 2 · written: NumPy's generator for the order, label smoothing
def train_cnn(images, labels, seed, device):
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    net = make_cnn().to(device)
    opt = torch.optim.RMSprop(net.parameters(), lr=0.002)
    for epoch in range(7):
        if epoch == 5:
            for group in opt.param_groups:
                group["lr"] /= 10
        order = rng.permutation(len(labels))
        for start in range(0, len(order), 64):
            rows = order[start : start + 64]
            loss = nn.functional.cross_entropy(
                net(images[rows].to(device)), labels[rows].to(device), label_smoothing=0.05)
            opt.zero_grad()
            loss.backward()
            opt.step()
    return net
