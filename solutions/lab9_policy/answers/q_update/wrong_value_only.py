# points: 0 · misconception: returns one number
def q_update(Q, s, a, r, s_new, over, alpha, gamma):
    later = 0.0 if over else np.max(Q[s_new])
    return Q[s, a] + alpha * (r + gamma * later - Q[s, a])
