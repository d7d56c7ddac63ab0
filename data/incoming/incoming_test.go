package incoming_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/incoming"
	"emprise/data/standard"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/reference"
)

func look(t *testing.T, path string, near orb.Bound) []*incoming.Look {
	t.Helper()
	parts, err := ingest.Contents(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	all := make([]*incoming.Look, len(parts))
	for i, p := range parts {
		if all[i], err = incoming.At(t.Context(), path, p, ingest.Options{}, near); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// Metres without a system are asked about; Lambert-93 comes first in its own territory and in France.
func TestLambert93IsProposedFirst(t *testing.T) {
	t.Parallel()
	list, err := filepath.Glob(filepath.Join(filepath.Dir(reference.Path(t, "fr/plu-derived/41175_PLU_20140603-zone_urba-l93-no-crs.geojson")), "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, near := range []orb.Bound{
		{},
		{Min: orb.Point{1, 47.5}, Max: orb.Point{1.5, 48}},   // its own département
		{Min: orb.Point{3, 50}, Max: orb.Point{3.5, 50.3}},   // another territory of France
		{Min: orb.Point{55, -21.5}, Max: orb.Point{56, -21}}, // overseas
	} {
		asked := 0
		for _, path := range list {
			l := look(t, path, near)[0]
			if g := l.Guess(); g.Role != data.RoleUrbanZoning || !l.Recognised() {
				t.Errorf("%s: %+v", path, g)
			}
			if l.Unknown == nil {
				continue
			}
			asked++
			if len(l.Proposals) == 0 || l.Proposals[0].Code() != "EPSG:2154" {
				t.Errorf("%s near %v: %v", path, near, l.Proposals)
			}
		}
		if asked != 1 {
			t.Errorf("asked about %d of %d files", asked, len(list))
		}
	}
}

func TestLatitudeFirstIsOffered(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "turned.geojson")
	if err := os.WriteFile(path, []byte(`{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[48.6,2.3],[48.7,2.4]]}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	l := look(t, path, orb.Bound{})[0]
	if l.Unknown == nil || len(l.Proposals) == 0 {
		t.Fatalf("%+v", l)
	}
	p := l.Proposals[0]
	again, err := incoming.ParseProposal(p.Code())
	if err != nil || again != p || !p.LatFirst || !p.System.Geographic() {
		t.Errorf("%+v, %+v, %v", p, again, err)
	}
	for _, other := range incoming.Others(l.Proposals) {
		if other == p {
			t.Error("a proposal is among the others")
		}
	}
}

func TestFarAwayIsDoubtful(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "far.geojson")
	if err := os.WriteFile(path, []byte(`{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[139.7,35.7]}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if l := look(t, path, orb.Bound{})[0]; !l.Far || l.Unknown != nil {
		t.Errorf("%+v", l)
	}
	if l := look(t, path, orb.Bound{Min: orb.Point{139, 35}, Max: orb.Point{140, 36}})[0]; l.Far {
		t.Errorf("%+v", l)
	}
}

// What is read through the mapping of a standard has the columns that the facts are read from.
func TestFeedGivesOurColumns(t *testing.T) {
	t.Parallel()
	path := reference.Path(t, "fr/risques/38DDT20180003.zip")
	for _, l := range look(t, path, orb.Bound{}) {
		if l.Guess().Standard != "covadis-ppr-zone" {
			continue
		}
		n := 0
		res, err := incoming.Feed(t.Context(), path, ingest.Options{Part: l.Part.Name}, l.Mapping(data.RoleHazards), func(s *feature.Set) error {
			n += s.Len()
			if c := s.Column("typereglement"); c == nil || !c.Known(0) {
				t.Error("no typereglement")
			}
			return nil
		}, nil)
		if err != nil || n != 209 || res.Kept != n {
			t.Errorf("%d features, %v", n, err)
		}
		if m := l.Mapping(data.RoleParcels); len(m.Fields) != 0 {
			t.Errorf("as parcels: %+v", m)
		}
		return
	}
	t.Error("no zones of a risk plan")
}

func TestARefusedFileIsRefused(t *testing.T) {
	t.Parallel()
	var refused *geo.FileError
	_, err := incoming.At(t.Context(), filepath.Join(t.TempDir(), "absent"), ingest.Part{Name: "absent"}, ingest.Options{}, orb.Bound{})
	if !errors.As(err, &refused) || refused.Reason != geo.FileMissing {
		t.Errorf("%v", err)
	}
}

// The cadastre of Etalab calls the code of the commune "commune"; it is proposed as the code in every role, and read so.
func TestTheCadastreSaysWhichCommune(t *testing.T) {
	t.Parallel()
	l := look(t, reference.Path(t, "fr/cadastre/cadastre-91432-parcelles.json.gz"), orb.Bound{})[0]
	for _, role := range []data.Role{data.RoleParcels, data.RolePlots, data.RoleZones} {
		m := l.Proposed(role)
		i := slices.IndexFunc(m.Fields, func(f standard.Field) bool { return f.To == "insee" })
		if i < 0 || m.Fields[i].From != "commune" || slices.ContainsFunc(m.Fields, func(f standard.Field) bool { return f.To == "commune" }) {
			t.Errorf("%s: %+v", role, m.Fields)
		}
	}
}
