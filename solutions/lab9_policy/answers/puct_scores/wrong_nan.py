# points: 0 · misconception: divides 0 by 0
def puct_scores(visits, totals, priors, c):
    with np.errstate(divide="ignore", invalid="ignore"):
        means = -totals / visits
    return means + c * priors * np.sqrt(1 + visits.sum()) / (1 + visits)
