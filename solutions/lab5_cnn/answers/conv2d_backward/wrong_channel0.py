# points: 0 · misconception: only the first filter sends gradient back
def conv2d_backward(grad, x, weight, stride, padding):
    p=padding; h,w=x.shape[2:]; kh,kw=weight.shape[2:]
    xp=np.pad(x,((0,0),(0,0),(p,p),(p,p))); gp=np.zeros_like(xp); gw=np.zeros(weight.shape)
    for y in range(grad.shape[2]):
        for z in range(grad.shape[3]):
            s=np.s_[:,:,y*stride:y*stride+kh,z*stride:z*stride+kw]
            gp[s]+=grad[:,:1,y,z][:,:,None,None]*weight[:1]
            gw+=np.einsum("nk,ncab->kcab",grad[:,:,y,z],xp[s])
    return gp[:,:,p:p+h,p:p+w],gw,grad.sum((0,2,3))
