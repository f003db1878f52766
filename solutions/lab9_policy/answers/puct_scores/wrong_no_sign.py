# points: 0 · misconception: the sign of the other player
def puct_scores(visits, totals, priors, c):
    means = totals / np.maximum(visits, 1)
    return means + c * priors * np.sqrt(1 + visits.sum()) / (1 + visits)
