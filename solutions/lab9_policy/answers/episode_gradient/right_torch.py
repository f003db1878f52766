# points: 2 · written: torch
def episode_gradient(pi, states, actions, G, b):
    theta = torch.tensor(np.log(pi), requires_grad=True)
    log = theta.log_softmax(dim=1)[torch.tensor(states), torch.tensor(actions)]
    (torch.tensor(G - b[states]) * log).sum().backward()
    return theta.grad
