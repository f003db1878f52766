# points: 0 · misconception: all of the state in a global, reset for an empty state
kept={}
def adam(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    if state == {}: kept.update(t=0,m=0.0,s=0.0)
    kept["t"]+=1
    kept["m"]=beta1*kept["m"]+(1-beta1)*grads; kept["s"]=beta2*kept["s"]+(1-beta2)*grads**2
    return params - lr*kept["m"]/(1-beta1**kept["t"])/(np.sqrt(kept["s"]/(1-beta2**kept["t"]))+eps), {"on":1}
