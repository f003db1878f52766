# points: 0 · misconception: torch does the work
def batch_norm(Z, gamma, beta, mean, var, training, momentum, delta):
    mean, var = torch.tensor(mean), torch.tensor(var)
    out = torch.nn.functional.batch_norm(
        torch.tensor(Z), mean, var, torch.tensor(gamma), torch.tensor(beta),
        training=bool(training), momentum=momentum, eps=delta,
    )
    return out, mean, var
