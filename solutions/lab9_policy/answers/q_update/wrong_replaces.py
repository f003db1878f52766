# points: 0 · misconception: ignores the learning rate
def q_update(Q, s, a, r, s_new, over, alpha, gamma):
    new = Q.copy()
    new[s, a] = r + gamma * (0.0 if over else np.max(Q[s_new]))
    return new
