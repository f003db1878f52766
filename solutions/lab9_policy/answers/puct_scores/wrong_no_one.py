# points: 0 · misconception: N without the 1
def puct_scores(visits, totals, priors, c):
    means = -totals / np.maximum(visits, 1)
    return means + c * priors * np.sqrt(visits.sum()) / (1 + visits)
