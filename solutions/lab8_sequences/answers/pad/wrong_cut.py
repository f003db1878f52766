# points: 0 · misconception: cuts to the shortest word
def pad(words):
    n = min(len(w) for w in words)
    return np.array([w[:n] for w in words]), np.ones((len(words), n), dtype=bool)
