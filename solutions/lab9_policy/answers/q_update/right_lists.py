# points: 2 · written: lists
def q_update(Q, s, a, r, s_new, over, alpha, gamma):
    table = Q.tolist()
    later = max(table[s_new]) if not over else 0
    table[s][a] = table[s][a] + alpha * (r + gamma * later - table[s][a])
    return table
