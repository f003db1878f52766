# points: 0 · misconception: c times the mean, too
def puct_scores(visits, totals, priors, c):
    total_visits = 1 + np.sum(visits)
    mean = np.zeros(len(visits))
    for a in range(len(visits)):
        if visits[a] > 0:
            mean[a] = -totals[a] / visits[a]
    return c * (mean + priors * np.sqrt(total_visits) / (1 + visits))
