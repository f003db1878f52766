# points: 0 · misconception: the filling is read as zeros
def rnn_states(X, mask, W_x, W_h, b):
    state, states = np.zeros((len(X), len(b))), []
    for t in range(X.shape[1]):
        new = np.tanh((X[:, t] * mask[:, t, None]) @ W_x + state @ W_h + b)
        state = new
        states.append(state)
    return np.stack(states, axis=1)
