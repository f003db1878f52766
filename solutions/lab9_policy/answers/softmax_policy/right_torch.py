# points: 1 · written: torch
def softmax_policy(theta):
    return torch.tensor(theta, dtype=torch.float64).softmax(dim=1)
