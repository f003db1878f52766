# points: 1 · written: where
def puct_scores(visits, totals, priors, c):
    with np.errstate(divide="ignore", invalid="ignore"):
        means = np.where(visits == 0, 0.0, -totals / visits)
    return means + c * priors * np.sqrt(np.sum(visits) + 1) / (visits + 1)
