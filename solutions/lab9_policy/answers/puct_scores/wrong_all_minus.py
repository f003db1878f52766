# points: 0 · misconception: the sign of the bonus is changed, too
def puct_scores(visits, totals, priors, c):
    means = totals / np.maximum(visits, 1)
    return -(means + c * priors * np.sqrt(1 + visits.sum()) / (1 + visits))
