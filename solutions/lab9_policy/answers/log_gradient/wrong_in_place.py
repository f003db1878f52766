# points: 0 · misconception: changes the policy
def log_gradient(pi, s, a):
    row = -pi[s]
    row[a] += 1
    pi[:] = 0
    pi[s] = row
    return pi
