# points: 1 · written: splits a tensor
def minibatches(n, batch_size, rng):
    import torch
    return list(torch.from_numpy(rng.permutation(n)).split(batch_size))
