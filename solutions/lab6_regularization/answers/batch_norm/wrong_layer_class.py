# points: 0 · misconception: a layer of torch does the work
def batch_norm(Z, gamma, beta, mean, var, training, momentum, delta):
    layer = torch.nn.BatchNorm1d(Z.shape[1], eps=delta, momentum=momentum).double()
    state = {"weight": gamma, "bias": beta, "running_mean": mean, "running_var": var}
    layer.load_state_dict({k: torch.tensor(v) for k, v in state.items()}, strict=False)
    layer.train(bool(training))
    with torch.no_grad():
        out = layer(torch.tensor(Z))
    return out, layer.running_mean, layer.running_var
