# points: 0 · misconception: sums, not means
def puct_scores(visits, totals, priors, c):
    return -totals + c * priors * np.sqrt(1 + visits.sum()) / (1 + visits)
