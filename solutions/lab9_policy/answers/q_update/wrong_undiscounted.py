# points: 0 · misconception: leaves out the discount
def q_update(Q, s, a, r, s_new, over, alpha, gamma):
    later = 0.0 if over else np.max(Q[s_new])
    new = Q.copy()
    new[s, a] += alpha * (r + later - Q[s, a])
    return new
