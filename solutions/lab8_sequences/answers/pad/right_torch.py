# points: 1 · written: with torch
def pad(words):
    from torch.nn.utils.rnn import pad_sequence

    parts = [torch.tensor(w) for w in words]
    ones = [torch.ones(len(w), dtype=torch.bool) for w in words]
    return pad_sequence(parts, batch_first=True), pad_sequence(ones, batch_first=True)
