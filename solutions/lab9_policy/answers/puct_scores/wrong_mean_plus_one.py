# points: 0 · misconception: divides the total by 1 + n
def puct_scores(visits, totals, priors, c):
    means = -totals / (1 + visits)
    return means + c * priors * np.sqrt(1 + visits.sum()) / (1 + visits)
