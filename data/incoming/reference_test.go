package incoming_test

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data/incoming"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/paint/golden"
	"emprise/geo/reference"
)

// companions are the files of a Shapefile that are no layer of their own. A .dbf may be one: it goes with its folder.
var companions = []string{".shp", ".shx", ".dbf", ".prj", ".cpg", ".qpj", ".cpg~"}

// choices lists what a person could choose in the reference data: each file, and for loose Shapefiles their folder. Oracles
// are left out: they are what tests compare with.
func choices(t testing.TB) []string {
	t.Helper()
	root := reference.Path(t, "")
	var all []string
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		if top, _, below := strings.Cut(name, "/"); top == "oracles" || !below {
			return nil
		}
		if slices.Contains(companions, strings.ToLower(path.Ext(name))) {
			if name = path.Dir(name); slices.Contains(all, name) {
				return nil
			}
		}
		all = append(all, name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return all
}

// TestReferenceFiles keeps in one table what becomes of every file of the reference data: what it is, in which system and how
// that was told, what it is recognised as, the features seen and kept, the issues by rule; or why it is refused.
func TestReferenceFiles(t *testing.T) {
	t.Parallel()
	names := choices(t)
	told := make([]string, len(names))
	t.Run("files", func(t *testing.T) {
		for i, name := range names {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				told[i] = tell(t, name)
			})
		}
	})
	golden.Text(t, "reference.txt", strings.Join(told, ""))
}

// tell is the lines of a file, one a layer.
func tell(t *testing.T, name string) string {
	t.Helper()
	file := reference.Path(t, name)
	parts, err := incoming.Contents(t.Context(), file)
	if err != nil {
		return name + ": " + refusal(t, err) + "\n"
	}
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(name)
		if len(parts) > 1 {
			b.WriteString(" " + p.Name)
		}
		b.WriteString(": " + tellPart(t, file, p) + "\n")
	}
	return b.String()
}

func tellPart(t *testing.T, file string, p ingest.Part) string {
	t.Helper()
	l, err := incoming.At(t.Context(), file, p, ingest.Options{}, orb.Bound{})
	if err != nil {
		return refusal(t, err)
	}
	given := 0
	res, err := incoming.File(t.Context(), file, ingest.Options{Part: p.Name}, func(s *feature.Set) error { given += s.Len(); return nil }, nil)
	if err != nil {
		said := refusal(t, err) + "; " + recognised(l)
		if len(l.Proposals) > 0 {
			said += "; proposes " + l.Proposals[0].Code()
		}
		return said
	}
	if given != res.Kept || res.Kept > res.Read {
		t.Errorf("%s %s: %d features given, %d kept of %d", file, p.Name, given, res.Kept, res.Read)
	}
	lost := res.IssueCounts["record_deleted"]
	for _, i := range res.Issues {
		if i.Severity == ingest.Error {
			lost++
		}
	}
	if len(res.Issues) < 1000 && res.Read-res.Kept != lost {
		t.Errorf("%s %s: %d of %d kept, but %d are told of", file, p.Name, res.Kept, res.Read, lost)
	}
	said := fmt.Sprintf("%s, EPSG:%d by %s; %s; %d of %d", res.Format, res.CRS.EPSG(), res.CRSFrom, recognised(l), res.Kept, res.Read)
	for i, rule := range slices.Sorted(maps.Keys(res.IssueCounts)) {
		said += fmt.Sprintf("%s %s %d", [...]string{";", ","}[min(i, 1)], rule, res.IssueCounts[rule])
	}
	return said
}

// recognised is the best guess of what a layer is.
func recognised(l *incoming.Look) string {
	g := l.Guess()
	said := string(g.Role)
	if said == "" {
		said = "no role"
	}
	if g.Standard != "" {
		said = g.Standard + ", " + said
	}
	if !l.Recognised() {
		said += "?"
	}
	return said
}

// refusal is the reason of a file that cannot be used, with the technician's words where they are ours.
func refusal(t *testing.T, err error) string {
	t.Helper()
	var refused *geo.FileError
	if !errors.As(err, &refused) {
		t.Errorf("%v is no *geo.FileError", err)
		return "error"
	}
	said := "refused, " + string(refused.Reason)
	if refused.Detail != "" && !strings.Contains(refused.Detail, reference.Path(t, "")) {
		said += " (" + strings.ToValidUTF8(refused.Detail, "�") + ")"
	}
	return said
}
