# points: 0 · misconception: equal priors
def puct_scores(visits, totals, priors, c):
    means = -totals / np.maximum(visits, 1)
    return means + c * np.sqrt(1 + visits.sum()) / (1 + visits)
