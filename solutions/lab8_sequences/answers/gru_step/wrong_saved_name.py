# points: 0 · misconception: calls torch's function under a saved name
SAVED = torch.gru_cell


def gru_step(x, h, W, V, b):
    order = [1, 0, 2]
    W, V = (torch.tensor(np.concatenate([M[i].T for i in order])) for M in (W, V))
    b = torch.tensor(np.concatenate([b[i] for i in order]))
    return SAVED(torch.tensor(x), torch.tensor(h), W, V, b, 0 * b)
