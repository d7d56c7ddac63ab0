package ingest

import (
	"bytes"
	"math"
	"strconv"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/measure"
)

// keeper turns records into features of a Set, lon/lat, and hands them over batch by batch.
type keeper struct {
	sys      *crs.System
	limits   Limits
	issues   *issues
	sink     func(*feature.Set) error // nil: features stay until another keeper absorbs them
	builder  feature.Builder
	glimpses Glimpses
	checked  int                 // features of the batch whose shapes were checked
	pending  issues              // what those checks found: listed behind what else is said of the batch
	numbers  []int               // place in the file of each feature since
	ids      idList              // and its id
	columns  map[string]struct{} // in all batches
	seen     hashSet             // of ids
	closed   []float64           // scratch of a ring that is being closed
	kept     int

	// Of a keeper without sink, one a feature.
	hashes []uint64 // of ids, 0 without
	places []place

	latFirst  bool // ordinates come the other way round
	placeless bool // nothing in the file says where its features are: none is remarked on for it
	tall      int  // features whose heights or measures were left out
}

// place is where a feature lies, when that is known.
type place struct {
	at    geo.LonLat
	known bool
}

// subject is the feature that an issue is about.
type subject struct {
	number int
	id     []byte
	place
}

func (s *subject) issue() Issue {
	return Issue{Feature: s.number, FeatureID: string(s.id), At: s.at, HasPlace: s.known}
}

// keep adds record number n to the batch, or says why not.
func (k *keeper) keep(n int, r *record) error {
	id, fromMember := r.identify()
	where := subject{number: n, id: id}
	if r.typ != "Feature" && !r.hasGeometry && !r.hasProperties {
		k.issues.lost(where.issue(), "feature_type", r.typ)
		return nil
	}
	g := &r.shape
	if n := len(g.coords) / 2; n > k.limits.Positions {
		g.refuse("too_many_positions", strconv.Itoa(n))
	}
	if g.fault.rule == "" {
		k.locate(g)
	}
	if len(g.rings) > 0 {
		at := g.coords[2*g.rings[0].from:]
		if p := (geo.LonLat{Lon: at[0], Lat: at[1]}); onEarth(p) {
			where.place = place{p, true}
		}
	}
	if g.fault.rule != "" {
		k.issues.lost(where.issue(), g.fault.rule, g.fault.detail)
		return nil
	}
	if r.typ != "Feature" {
		k.issues.remark(where.issue(), "feature_type", r.typ)
	}
	if g.most > 2 {
		k.tall++
	}
	kind := g.settle()
	if kind == feature.None {
		switch {
		case k.placeless:
		case g.absent:
			k.issues.remark(where.issue(), "geometry_missing", "")
		case len(g.notes) == 0:
			k.issues.remark(where.issue(), "geometry_empty", "")
		}
	}
	for _, note := range g.notes {
		k.issues.remark(where.issue(), note.rule, note.detail)
	}
	for _, note := range r.notes {
		k.issues.remark(where.issue(), note.rule, note.detail)
	}

	b := &k.builder
	b.Begin(kind)
	for _, ring := range g.rings {
		flat := g.coords[2*ring.from : 2*ring.to]
		if ring.open {
			k.closed = append(append(k.closed[:0], flat...), flat[0], flat[1])
			flat = k.closed
		}
		b.Ring(flat, ring.hole)
	}
	if fromMember {
		k.set(&where, "id", &r.id)
	}
	for i := range r.properties {
		p := &r.properties[i]
		if fromMember && p.name.text == "id" {
			continue
		}
		k.set(&where, p.name.text, p)
	}
	b.End()
	switch hash := hashOf(id); {
	case k.sink == nil:
		k.hashes, k.places = append(k.hashes, hash), append(k.places, where.place)
	case hash != 0 && !k.seen.add(hash): // listed behind what else is said of the feature, as absorb does
		k.issues.remark(where.issue(), "id_repeated", string(id))
	}
	k.numbers = append(k.numbers, n)
	k.ids.add(id)
	k.kept++
	if k.sink == nil {
		return nil
	}
	if b.Len() >= k.limits.Batch || b.Size() >= k.limits.BatchBytes {
		return k.flush()
	}
	if len(k.numbers) == mostUnchecked {
		k.checkOff()
		k.glimpses.Look(b)
	}
	return nil
}

// set gives a property to the builder.
func (k *keeper) set(where *subject, name string, p *property) {
	if k.sink != nil && (p.name == nil || !p.name.counted) {
		if _, ok := k.columns[name]; !ok && len(k.columns) >= k.limits.Columns {
			k.issues.remark(where.issue(), "too_many_columns", name)
			return
		}
		k.columns[name] = struct{}{}
		if p.name != nil {
			p.name.counted = true
		}
	}
	switch p.kind {
	case words, nested:
		raw := p.raw
		if len(raw) > k.limits.TextBytes {
			raw = bytes.ToValidUTF8(raw[:k.limits.TextBytes], nil)
			k.issues.remark(where.issue(), "text_too_long", name+": "+strconv.Itoa(len(p.raw)))
		}
		k.builder.TextBytes(name, raw)
	case integer:
		k.builder.Number(name, p.value, feature.Integer)
	case real:
		k.builder.Number(name, p.value, feature.Real)
	case boolean:
		k.builder.Bool(name, p.value == 1)
	default:
		k.builder.Unknown(name)
	}
}

// check looks at the shapes of the features kept since the last time.
func (k *keeper) check() {
	set := k.builder.Draft()
	for i, n := range k.numbers {
		for _, v := range measure.Validate(set, k.checked+i) {
			k.pending.remark(Issue{Feature: n, FeatureID: string(k.ids.at(i)), At: v.At, HasPlace: true}, v.Rule, "")
		}
	}
	k.checked = k.builder.Len()
}

// mostUnchecked is how many features wait to be checked: they are few enough to stay in the cache of a core.
const mostUnchecked = 2048

// checkOff checks what was kept and forgets which features these were.
func (k *keeper) checkOff() {
	k.check()
	k.numbers = k.numbers[:0]
	k.ids.reset()
}

// flush checks the batch and hands it over.
func (k *keeper) flush() error {
	if k.builder.Len() == 0 {
		return nil
	}
	k.checkOff()
	k.issues.append(&k.pending, 0)
	k.pending.reset(k.limits.Issues)
	set, err := k.builder.Set()
	if err != nil {
		return err
	}
	k.checked = 0
	return k.sink(set)
}

// locate takes the positions of a geometry to lon/lat and refuses those that are nowhere on Earth.
func (k *keeper) locate(g *geometry) {
	if k.latFirst {
		for i := 0; i < len(g.coords); i += 2 {
			g.coords[i], g.coords[i+1] = g.coords[i+1], g.coords[i]
		}
	}
	crosses, beyond, within := false, false, false
	for _, r := range g.rings {
		flat := g.coords[2*r.from : 2*r.to]
		last := 0.0
		for i := 0; i < len(flat); i += 2 {
			if !k.sys.Geographic() {
				p := k.sys.Inverse(geo.XY{X: flat[i], Y: flat[i+1]})
				flat[i], flat[i+1] = p.Lon, p.Lat
			}
			lon, lat := flat[i], flat[i+1]
			if !(lat >= -90 && lat <= 90 && lon >= -360 && lon <= 360) {
				g.refuse("position_out_of_range", "")
				return
			}
			if lon > 180 || lon < -180 {
				beyond = true
			} else {
				within = true
			}
			// A run along the whole parallel is a cap of the pole; any other leap over half the Earth goes the other way round.
			if leap := math.Abs(lon - last); i > 0 && leap > 180 && leap < 360 {
				crosses = true
			}
			last = lon
		}
	}
	switch {
	case crosses, beyond && within:
		g.note("crosses_antimeridian", "")
		g.rings = g.rings[:0]
	case beyond:
		for i := 0; i < len(g.coords); i += 2 {
			g.coords[i] = math.Remainder(g.coords[i], 360)
		}
	}
}

// crowded says that a keeper without sink holds more than a stretch of plain text should: it is read again, one by one.
func (k *keeper) crowded() bool {
	return k.sink == nil && (len(k.builder.Draft().Columns) > k.limits.Columns || k.builder.Size() > k.limits.BatchBytes/8)
}

func onEarth(p geo.LonLat) bool {
	return p.Lon >= -180 && p.Lon <= 180 && p.Lat >= -90 && p.Lat <= 90
}
