# points: 0 · misconception: torch does the work
def smooth_cross_entropy(S, t, alpha):
    return torch.nn.functional.cross_entropy(torch.tensor(S), torch.tensor(t), label_smoothing=alpha)
