# points: 0 · misconception: lets a private function of torch.optim do the step
def momentum(params, grads, state, lr, mu):
    from torch.optim.sgd import _multi_tensor_sgd
    p=[torch.tensor(params)]; b=[None if not state else torch.tensor(state["b"])]
    _multi_tensor_sgd(p,[torch.tensor(grads)],b,None,None,weight_decay=0,momentum=mu,lr=lr,dampening=0,nesterov=False,maximize=False,has_sparse_grad=False)
    return p[0].numpy(), {"b": b[0].numpy()}
