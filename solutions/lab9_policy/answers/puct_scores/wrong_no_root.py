# points: 0 · misconception: without the root
def puct_scores(visits, totals, priors, c):
    means = -totals / np.maximum(visits, 1)
    return means + c * priors * (1 + visits.sum()) / (1 + visits)
