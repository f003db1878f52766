# points: 0 · misconception: two visits more
def puct_scores(visits, totals, priors, c):
    total_visits = 2 + np.sum(visits)
    mean = np.zeros(len(visits))
    for a in range(len(visits)):
        if visits[a] > 0:
            mean[a] = -totals[a] / visits[a]
    return mean + c * priors * np.sqrt(total_visits) / (1 + visits)
