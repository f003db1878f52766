# points: 0 · misconception: the state of a filling place is 0
def rnn_states(X, mask, W_x, W_h, b):
    state, states = np.zeros((len(X), len(b))), []
    for t in range(X.shape[1]):
        new = np.tanh(X[:, t] @ W_x + state @ W_h + b)
        state = new * mask[:, t, None]
        states.append(state)
    return np.stack(states, axis=1)
