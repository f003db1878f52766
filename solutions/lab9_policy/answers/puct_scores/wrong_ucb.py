# points: 0 · misconception: the UCB of the bandits
def puct_scores(visits, totals, priors, c):
    n = np.maximum(visits, 1)
    return -totals / n + c * priors * np.sqrt(np.log(1 + visits.sum()) / n)
