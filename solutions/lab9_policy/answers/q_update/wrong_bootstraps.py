# points: 0 · misconception: bootstraps after the end
def q_update(Q, s, a, r, s_new, over, alpha, gamma):
    new = Q.copy()
    new[s, a] += alpha * (r + gamma * np.max(Q[s_new]) - Q[s, a])
    return new
