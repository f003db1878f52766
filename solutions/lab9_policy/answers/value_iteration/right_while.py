# points: 2 · written: while
def value_iteration(P, R, gamma, sweeps):
    V = np.zeros(R.shape[0])
    while sweeps > 0:
        new = V.copy()
        for s in range(len(V)):
            new[s] = (R[s] + gamma * P[s].dot(V)).max()
        V, sweeps = new, sweeps - 1
    return V, np.array([(R[s] + gamma * P[s].dot(V)).argmax() for s in range(len(V))])
