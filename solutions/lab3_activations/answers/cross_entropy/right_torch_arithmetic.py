# points: 1 · written: torch tensors, elementary functions only
import torch


def cross_entropy(scores, labels):
    s, c = torch.tensor(scores), torch.tensor(labels)
    return (torch.logsumexp(s, 1) - s.gather(1, c[:, None])[:, 0]).mean()
