package demo

import "math"

// noise is a smooth random landscape between 0 and 1 with hills about size metres apart.
func noise(seed uint64, x, y, size float64) float64 {
	x, y = x/size, y/size
	x0, y0 := math.Floor(x), math.Floor(y)
	fx, fy := x-x0, y-y0
	fx, fy = fx*fx*(3-2*fx), fy*fy*(3-2*fy)
	at := func(i, j float64) float64 {
		r := random{seed ^ uint64(int64(x0+i))*0x9e3779b97f4a7c15 ^ uint64(int64(y0+j))*0xc2b2ae3d27d4eb4f}
		r.next()
		return r.unit()
	}
	a := at(0, 0)*(1-fx) + at(1, 0)*fx
	b := at(0, 1)*(1-fx) + at(1, 1)*fx
	return a*(1-fy) + b*fy
}
