# points: 2 · written: average
def q_update(Q, s, a, r, s_new, over, alpha, gamma):
    target = r if over else r + gamma * max(Q[s_new])
    new = np.array(Q)
    new[s][a] = (1 - alpha) * Q[s][a] + alpha * target
    return new
