# points: 0 · misconception: forgets the last reward
def q_update(Q, s, a, r, s_new, over, alpha, gamma):
    target = 0.0 if over else r + gamma * np.max(Q[s_new])
    new = Q.copy()
    new[s, a] += alpha * (target - Q[s, a])
    return new
