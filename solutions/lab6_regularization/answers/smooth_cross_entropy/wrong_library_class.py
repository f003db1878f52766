# points: 0 · misconception: torch's layer does the work
def smooth_cross_entropy(S, t, alpha):
    return torch.nn.CrossEntropyLoss(label_smoothing=alpha)(torch.tensor(S), torch.tensor(t))
