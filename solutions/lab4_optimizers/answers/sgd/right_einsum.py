# points: 1 · written: einsum and another state
def sgd(params, grads, state, lr):
    return params + np.einsum(',...->...', -lr, grads), {'steps': state.get('steps', 0) + 1}
