# points: 0 · misconception: places first
def rnn_states(X, mask, W_x, W_h, b):
    state, states = np.zeros((len(X), len(b))), []
    for t in range(X.shape[1]):
        new = np.tanh(X[:, t] @ W_x + state @ W_h + b)
        state = np.where(mask[:, t, None], new, state)
        states.append(state)
    return np.stack(states, axis=0)
