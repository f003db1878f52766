# points: 2 · written: mask
def q_update(Q, s, a, r, s_new, over, alpha, gamma):
    here = np.zeros_like(Q)
    here[s, a] = 1
    target = r + gamma * Q[s_new].max() * (1 - over)
    return Q + alpha * here * (target - Q)
