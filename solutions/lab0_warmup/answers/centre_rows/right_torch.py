# points: 1 · written: torch with keepdim
def centre_rows(X):
    T = torch.from_numpy(X.astype(np.float64))
    return T - T.mean(dim=1, keepdim=True)
