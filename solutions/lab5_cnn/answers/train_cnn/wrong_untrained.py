# points: 0 · misconception: returns the network as it was made
def train_cnn(images, labels, seed, device):
    torch.manual_seed(seed)
    return make_cnn().to(device)
