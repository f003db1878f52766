# points: 1 · written: norms, squared
def gradient_noise(G, B):
    return np.mean([np.linalg.norm(np.mean(G[b] - G.mean(0), 0)) ** 2 for b in B])
