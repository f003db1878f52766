# points: 0 · misconception: counts its own calls instead of looking at step
seen=[]
def cosine_schedule(step, lr, n_steps, lr_end=0.0):
    if step==0: seen.clear()
    seen.append(step)
    k=min(len(seen)-1,n_steps)
    return lr_end+0.5*(lr-lr_end)*(1+np.cos(np.pi*k/n_steps))
