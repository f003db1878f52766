# points: 1 · written: the best class so far
def prototype_answers(Z_support, t_support, Z_query):
    best = np.full(len(Z_query), np.inf)
    answer = np.zeros(len(Z_query), dtype=int)
    for c in np.unique(t_support):
        far = np.sum((Z_query - Z_support[t_support == c].mean(0)) ** 2, axis=1)
        answer = np.where(far < best, c, answer)
        best = np.minimum(best, far)
    return answer
