# points: 1 · written: torch as a calculator
def smooth_cross_entropy(S, t, alpha):
    logs = torch.tensor(S).log_softmax(dim=1)
    own = logs.gather(1, torch.tensor(t).long()[:, None])
    return float(-((1 - alpha) * own.mean() + alpha * logs.mean()))
