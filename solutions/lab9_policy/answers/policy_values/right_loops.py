# points: 2 · written: loops
def policy_values(P, R, pi, gamma):
    S, A = R.shape
    M, r = np.zeros((S, S)), np.zeros(S)
    for s in range(S):
        for a in range(A):
            r[s] += pi[s, a] * R[s, a]
            M[s] += pi[s, a] * P[s, a]
    V = np.linalg.inv(np.eye(S) - gamma * M) @ r
    Q = [[R[s, a] + gamma * P[s, a] @ V for a in range(A)] for s in range(S)]
    return list(V), Q
