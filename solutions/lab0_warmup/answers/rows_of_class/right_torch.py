# points: 1 · written: torch, with index_select
def rows_of_class(X, t, label):
    places = torch.nonzero(torch.from_numpy(t) == label).flatten()
    return torch.from_numpy(X).index_select(0, places)
