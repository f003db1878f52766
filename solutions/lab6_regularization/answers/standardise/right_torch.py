# points: 1 · written: with torch
def standardise(X_train, X_test):
    a, b = torch.tensor(X_train).double(), torch.tensor(X_test).double()
    mean, sd = a.mean(0), a.std(0, correction=0)
    sd[sd == 0] = 1
    return (a - mean) / sd, (b - mean) / sd
