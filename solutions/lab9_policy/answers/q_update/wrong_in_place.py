# points: 0 · misconception: changes the table
def q_update(Q, s, a, r, s_new, over, alpha, gamma):
    later = 0.0 if over else np.max(Q[s_new])
    Q[s, a] += alpha * (r + gamma * later - Q[s, a])
    return Q
