# points: 0 · misconception: looks one step ahead only
def returns(rewards, gamma):
    later = np.append(rewards[1:], 0.0)
    return rewards + gamma * later
