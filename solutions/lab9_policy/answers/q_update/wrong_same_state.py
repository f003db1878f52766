# points: 0 · misconception: maximum of the old state
def q_update(Q, s, a, r, s_new, over, alpha, gamma):
    later = 0.0 if over else np.max(Q[s])
    new = Q.copy()
    new[s, a] += alpha * (r + gamma * later - Q[s, a])
    return new
