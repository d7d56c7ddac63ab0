package overlay

import (
	"sync"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/scene"
)

// planes keeps what is prepared, once for each plane that a question is asked on: a layer of the whole country, overseas included,
// lies on several, and each place is asked about on its own.
type planes[T any] struct {
	mu   sync.Mutex
	made map[*crs.System]*T
}

func (p *planes[T]) on(sys *crs.System, prepare func() (*T, error)) (*T, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if have := p.made[sys]; have != nil {
		return have, nil
	}
	t, err := prepare()
	if err != nil {
		return nil, err
	}
	if p.made == nil {
		p.made = map[*crs.System]*T{}
	}
	p.made[sys] = t
	return t, nil
}

// planeOf is the plane on which questions about an area are asked, that of measure.Overlap; planeOfLayer that of a layer.
func planeOf(mp orb.MultiPolygon) *crs.System { return crs.Legal(geo.FromOrb(mp.Bound().Center())) }

func planeOfLayer(l *scene.Layer) *crs.System { return crs.Legal(geo.Unmercator(l.Box.Centre())) }
