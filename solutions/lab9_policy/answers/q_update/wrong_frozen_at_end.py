# points: 0 · misconception: does not learn from the last step
def q_update(Q, s, a, r, s_new, over, alpha, gamma):
    new = Q.copy()
    if not over:
        new[s, a] += alpha * (r + gamma * np.max(Q[s_new]) - Q[s, a])
    return new
