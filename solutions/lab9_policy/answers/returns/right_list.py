# points: 1 · written: list
def returns(rewards, gamma):
    found, later = [], 0.0
    for reward in rewards[::-1]:
        later = reward + gamma * later
        found.append(later)
    return found[::-1]
