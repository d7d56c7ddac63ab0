package incoming

import (
	"context"
	"errors"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/standard"
	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/ingest"
)

// looked is how many features a look takes in.
const looked = 2000

// errEnough ends the reading of a look.
var errEnough = errors.New("enough was read")

// Look is what the beginning of a layer says about it.
type Look struct {
	Part    ingest.Part
	Columns []standard.Column
	Kind    feature.Kind
	Sample  *feature.Set     // the first rows; where Unknown is set, their positions are in a plane of no place
	Guesses []standard.Guess // best first, at least one

	// Unknown is why the positions cannot be placed, nil when they can. The system must then be stated, by a person.
	Unknown *geo.FileError
	// Far says that the positions, read as the file says, are neither in the territory nor in France: the system is doubtful.
	Far bool
	// Proposals are the systems to offer when Unknown or Far, best first; there may be none.
	Proposals []Proposal
}

// At reads the beginning of the layer of a file that opt names. near is the territory that is open, in degrees; empty when
// there is none. A file that cannot be read is a *geo.FileError; positions that cannot be placed are no error but Unknown.
func At(ctx context.Context, path string, part ingest.Part, opt ingest.Options, near orb.Bound) (*Look, error) {
	opt.Part = part.Name
	l := &Look{Part: part}
	set, err := begin(ctx, path, opt)
	if opt.CRS == nil {
		l.Unknown = unknown(err)
	}
	var box geo.Box
	if l.Unknown != nil {
		set, box, err = probe(ctx, path, opt)
	}
	if err != nil {
		return nil, err
	}
	l.Sample = set
	if l.Columns, l.Kind, err = Columns(ctx, path, part.Name, set); err != nil {
		return nil, err
	}
	l.Guesses = standard.Detect(l.Columns, l.Kind)
	if l.Part.Features < 0 && set.Len() < looked {
		l.Part.Features = set.Len()
	}
	if b := extent(set); l.Unknown != nil {
		l.Proposals = propose(box, near)
	} else if !b.IsEmpty() {
		l.Far = !crs.InFrance(geo.FromOrb(b.Center())) && (vacant(near) || !b.Intersects(near))
	}
	return l, nil
}

// unknown is the refusal of positions that cannot be placed, nil for any other error.
func unknown(err error) *geo.FileError {
	var refused *geo.FileError
	if errors.As(err, &refused) && refused.Reason == geo.FileUnknownCRS {
		return refused
	}
	return nil
}

// Extent is where the first rows lie, in degrees; empty when that is not known.
func (l *Look) Extent() orb.Bound {
	if l.Unknown != nil || l.Sample == nil {
		return orb.Bound{Min: orb.Point{1, 1}, Max: orb.Point{-1, -1}}
	}
	return extent(l.Sample)
}

// Guess is the best guess.
func (l *Look) Guess() standard.Guess { return l.Guesses[0] }

// Recognised says whether the best guess is a standard, and sure enough to go by until a person says otherwise.
func (l *Look) Recognised() bool {
	return l.Guess().Standard != "" && l.Guess().Confidence >= standard.Sure
}

// Mapping is how the layer's columns get the names we read when it plays a role: by the best guess of that role, and with
// nothing changed when there is none.
func (l *Look) Mapping(role data.Role) standard.Mapping {
	return MappingOf(l.Guesses, l.Columns, role)
}

// MappingOf is Mapping for guesses made elsewhere.
func MappingOf(guesses []standard.Guess, columns []standard.Column, role data.Role) standard.Mapping {
	for _, g := range guesses {
		if g.Role != role || g.Standard == "" {
			continue
		}
		if m, err := standard.Propose(g.Standard, "", columns); err == nil {
			return m
		}
	}
	m, err := standard.Propose("", "", nil)
	if err != nil {
		panic(err) // of no standard and no noun it refuses nothing
	}
	return m
}

// begin reads the first rows.
func begin(ctx context.Context, path string, opt ingest.Options) (*feature.Set, error) {
	opt.Limits.Batch = looked
	set, err := new(feature.Builder).Set()
	if err != nil {
		return nil, err
	}
	_, err = File(ctx, path, opt, func(s *feature.Set) error { set = s; return errEnough }, nil)
	if err != nil && !errors.Is(err, errEnough) {
		return nil, err
	}
	return set, nil
}

// extent is the bound of a set in degrees, empty when nothing has a place.
func extent(s *feature.Set) orb.Bound {
	all := orb.Bound{Min: orb.Point{1, 1}, Max: orb.Point{-1, -1}}
	for f := range s.Len() {
		switch b := s.Bound(f); {
		case b.IsEmpty():
		case all.IsEmpty():
			all = b
		default:
			all = all.Union(b)
		}
	}
	return all
}

// probe reads positions that cannot be placed in a way that gives the figures of the file again by its inverse: as metres that
// any place has, then as degrees with latitude first, which a reader refuses when they lie in France only so.
func probe(ctx context.Context, path string, opt ingest.Options) (set *feature.Set, box geo.Box, err error) {
	metres, err := crs.Lookup(3857)
	if err != nil {
		return nil, box, err
	}
	for _, p := range []Proposal{{System: metres}, {crs.WGS84(), true}} {
		opt.CRS, opt.LatFirst = p.System, p.LatFirst
		if set, err = begin(ctx, path, opt); err == nil {
			return set, written(set, opt), nil
		}
		if unknown(err) == nil {
			break
		}
	}
	return nil, box, err
}

// written is the bound of a set in the figures of its file, which was read as opt says.
func written(s *feature.Set, opt ingest.Options) geo.Box {
	box := geo.EmptyBox()
	b := extent(s)
	if b.IsEmpty() {
		return box
	}
	for _, corner := range []orb.Point{b.Min, b.Max} {
		q := opt.CRS.Forward(geo.FromOrb(corner))
		if opt.LatFirst {
			q.X, q.Y = q.Y, q.X
		}
		box = box.Extend(q)
	}
	return box
}

func vacant(b orb.Bound) bool { return b.IsEmpty() || b == orb.Bound{} }
