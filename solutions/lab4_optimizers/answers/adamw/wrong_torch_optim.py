# points: 0 · misconception: lets torch.optim do it
def adamw(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    import torch

    seen = [*state.get("seen", []), grads]
    w = torch.tensor(state.get("start", params), requires_grad=True)
    rule = torch.optim.AdamW([w], lr=lr, betas=(beta1, beta2), eps=eps, weight_decay=weight_decay)
    for g in seen:
        w.grad = torch.tensor(g)
        rule.step()
    return w.detach().numpy(), {"seen": seen, "start": state.get("start", params)}
