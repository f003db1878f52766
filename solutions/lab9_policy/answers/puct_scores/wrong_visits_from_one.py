# points: 0 · misconception: 0 visits count as 1 everywhere
def puct_scores(visits, totals, priors, c):
    visits = np.where(visits == 0, 1, visits)
    total_visits = 1 + np.sum(visits)
    mean = np.zeros(len(visits))
    for a in range(len(visits)):
        if visits[a] > 0:
            mean[a] = -totals[a] / visits[a]
    return mean + c * priors * np.sqrt(total_visits) / (1 + visits)
