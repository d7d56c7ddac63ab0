package crs

import "emprise/geo"

// Local is the plane of a place: transverse Mercator on its meridian at true scale, the place at (0, 0), x eastwards and y
// northwards in metres. Right angles are right, and a length within 5 km of the place is true to half a millionth: it is the
// plane to build on the ground in, where a legal projection may be wrong by some millimetres a metre. It has no EPSG code.
func Local(at geo.LonLat) *System {
	t := transverse{e: grs80, lon0: rad(at.Lon)}
	return &System{name: "local", plan: local{t, t.forward(rad(at.Lon), rad(at.Lat)).Y}}
}

// local is a transverse Mercator freed from the scale and the false easting of UTM.
type local struct {
	transverse
	y0 float64 // of the place, by the plane of UTM
}

func (p local) forward(lon, lat float64) geo.XY {
	q := p.transverse.forward(lon, lat)
	return geo.XY{X: (q.X - utmFalseE) / utmScale, Y: (q.Y - p.y0) / utmScale}
}

func (p local) inverse(q geo.XY) (lon, lat float64) {
	return p.transverse.inverse(geo.XY{X: q.X*utmScale + utmFalseE, Y: q.Y*utmScale + p.y0})
}
