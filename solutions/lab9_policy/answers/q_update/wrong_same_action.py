# points: 0 · misconception: the same action in the next state
def q_update(Q, s, a, r, s_new, over, alpha, gamma):
    later = 0.0 if over else Q[s_new, a]
    new = Q.copy()
    new[s, a] += alpha * (r + gamma * later - Q[s, a])
    return new
