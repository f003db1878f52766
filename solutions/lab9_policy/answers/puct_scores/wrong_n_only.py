# points: 0 · misconception: divides by n
def puct_scores(visits, totals, priors, c):
    n = np.maximum(visits, 1)
    return -totals / n + c * priors * np.sqrt(1 + visits.sum()) / n
