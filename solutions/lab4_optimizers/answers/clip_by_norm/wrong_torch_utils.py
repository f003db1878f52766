# points: 0 · misconception: lets torch.nn.utils scale the gradients
def clip_by_norm(grads, max_norm):
    p=[torch.zeros(np.shape(g)) for g in grads]
    for q,g in zip(p,grads): q.grad=torch.tensor(g).float()
    torch.nn.utils.clip_grads_with_norm_(p, max_norm, torch.tensor(float(np.sqrt(sum((g**2).sum() for g in grads)))))
    return [q.grad.numpy() for q in p]
