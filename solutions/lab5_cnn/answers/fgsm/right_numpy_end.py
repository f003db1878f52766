# points: 1 · written: the last step in NumPy
def fgsm(model, x, t, epsilon):
    probe = torch.tensor(x.numpy().copy(), requires_grad=True)
    logp = torch.log_softmax(model(probe), dim=1)
    loss = -logp[torch.arange(len(t)), t].sum()
    g = torch.autograd.grad(loss, [probe])[0].numpy()
    return np.clip(x.numpy() + np.float32(epsilon) * np.sign(g), 0, 1)
