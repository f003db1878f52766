# points: 0 · misconception: torch does it
def soft_threshold(z, tau):
    return torch.nn.functional.softshrink(torch.tensor(z), tau)
