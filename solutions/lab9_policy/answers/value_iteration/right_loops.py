# points: 2 · written: loops
def value_iteration(P, R, gamma, sweeps):
    S, A = R.shape

    def worth(V, s, a):
        return R[s, a] + gamma * sum(P[s, a, k] * V[k] for k in range(S))

    V = [0.0] * S
    for _ in range(sweeps):
        V = [max(worth(V, s, a) for a in range(A)) for s in range(S)]
    return V, [max(range(A), key=lambda a: worth(V, s, a)) for s in range(S)]
