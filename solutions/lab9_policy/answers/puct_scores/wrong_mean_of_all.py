# points: 0 · misconception: the mean of all for a move without a visit
def puct_scores(visits, totals, priors, c):
    total_visits = 1 + np.sum(visits)
    mean = np.zeros(len(visits))
    for a in range(len(visits)):
        if visits[a] > 0:
            mean[a] = -totals[a] / visits[a]
    mean[visits == 0] = -np.sum(totals) / max(1, np.sum(visits))
    return mean + c * priors * np.sqrt(total_visits) / (1 + visits)
