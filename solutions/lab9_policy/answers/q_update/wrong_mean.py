# points: 0 · misconception: a mean in the place of the maximum
def q_update(Q, s, a, r, s_new, over, alpha, gamma):
    later = 0.0 if over else np.mean(Q[s_new])
    new = Q.copy()
    new[s, a] += alpha * (r + gamma * later - Q[s, a])
    return new
