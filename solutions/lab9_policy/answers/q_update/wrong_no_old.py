# points: 0 · misconception: the old value is not taken off
def q_update(Q, s, a, r, s_new, over, alpha, gamma):
    later = 0.0 if over else np.max(Q[s_new])
    new = Q.copy()
    new[s, a] += alpha * (r + gamma * later)
    return new
