package search_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/demo"
	"emprise/data/gpkg"
	"emprise/data/search"
	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/scene"
)

// snapshot is the demonstration territory.
var snapshot = sync.OnceValues(func() (*workspace.Snapshot, error) {
	dir, err := os.MkdirTemp("", "search")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	path := filepath.Join(dir, "demo.gpkg")
	ctx := context.Background()
	if err := demo.WriteProject(ctx, path, demo.Generate(demo.DefaultSeed)); err != nil {
		return nil, err
	}
	store, err := gpkg.Open(ctx, path, gpkg.Options{})
	if err != nil {
		return nil, err
	}
	ws, err := workspace.Open(ctx, store, workspace.Options{})
	if err != nil {
		return nil, err
	}
	defer func() { _ = ws.Close() }()
	return ws.Snapshot(), nil
})

func find(t *testing.T, snap *workspace.Snapshot, text string) []search.Result {
	t.Helper()
	found, all, err := search.Find(t.Context(), snap, text, 1000)
	if err != nil {
		t.Fatal(err)
	}
	if all < len(found) {
		t.Fatalf("%q: %d of %d", text, len(found), all)
	}
	return found
}

func territory(t *testing.T) *workspace.Snapshot {
	t.Helper()
	snap, err := snapshot()
	if err != nil {
		t.Fatal(err)
	}
	return snap
}

// TestEveryRowIsFoundByItsName types the name of each row without accents and in capitals, and by its first letters.
func TestEveryRowIsFoundByItsName(t *testing.T) {
	t.Parallel()
	snap := territory(t)
	type row struct {
		ref  data.Ref
		name string
	}
	var rows []row
	for _, r := range snap.Plots {
		rows = append(rows, row{r.Ref(), r.Name})
	}
	for _, r := range snap.Zones {
		rows = append(rows, row{r.Ref(), r.Name})
	}
	for _, r := range snap.Companies {
		rows = append(rows, row{r.Ref(), r.Shown()})
	}
	for _, r := range snap.Needs {
		rows = append(rows, row{r.Ref(), r.Title})
	}
	for _, r := range snap.Projects {
		rows = append(rows, row{r.Ref(), r.Title})
	}
	for _, kind := range []data.Kind{data.KindContract, data.KindEstablishment, data.KindLandowner, data.KindScheme, data.KindLandUnit} {
		if len(snap.Rows(kind)) == 0 {
			t.Errorf("no %s is tried", kind)
		}
		for _, r := range snap.Rows(kind) {
			rows = append(rows, row{r.Ref(), data.Title(r)})
		}
	}
	for _, r := range rows {
		for _, text := range []string{r.name, strings.ToUpper(locale.Fold(r.name)), " " + string([]rune(r.name)[:3]) + " "} {
			if !slices.ContainsFunc(find(t, snap, text), func(f search.Result) bool { return f.Kind == r.ref.Kind && f.ID == r.ref.ID }) {
				t.Errorf("%q does not find %v", text, r.ref)
			}
		}
	}
}

// TestACompanyIsNotFoundByWhatItsCodeNameHides keeps a secret.
func TestACompanyIsNotFoundByWhatItsCodeNameHides(t *testing.T) {
	t.Parallel()
	snap := &workspace.Snapshot{Companies: []data.Company{{ID: "c1", Name: "Aciéries Dupont", CodeName: "Projet Cargo", SIREN: "552100554"}}, Scene: &scene.Scene{}}
	for text, want := range map[string]int{"cargo": 1, "dupont": 0, "552100554": 0} {
		if got := find(t, snap, text); len(got) != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestParcelsAreFoundAsPeopleSayThem(t *testing.T) {
	t.Parallel()
	snap := territory(t)
	layer, drawn := layerOf(t, snap, data.RoleParcels)
	ids := drawn.Features.Column("id")
	rng := rand.New(rand.NewPCG(7, 7))
	for range 40 {
		f := rng.IntN(drawn.Features.Len())
		id := ids.Text(f)
		section, number := strings.TrimLeft(id[8:10], "0"), strings.TrimLeft(id[10:], "0")
		same := 0 // by brute force: parcels of that section and number, whatever the commune
		for o := range drawn.Features.Len() {
			if have := ids.Text(o); have[8:] == id[8:] {
				same++
			}
		}
		for text, want := range map[string]int{
			id: 1, strings.ToLower(id): 1, id[:5] + " " + section + " " + number: -1,
			section + number: same, section + " " + number: same, "section " + section + " n° " + number: same,
			"parcelle " + strings.ToLower(section) + "-" + number: same,
		} {
			parcels := 0
			hit := false
			for _, r := range find(t, snap, text) {
				if r.ID == layer.ID {
					parcels++
					hit = hit || r.Name == id && slices.Contains(r.Features, f)
				}
			}
			if !hit || want >= 0 && parcels != want {
				t.Errorf("%q: %d parcels, want %d, %s among them: %v", text, parcels, want, id, hit)
			}
		}
	}
}

func TestACommuneNarrowsTheParcels(t *testing.T) {
	t.Parallel()
	snap := territory(t)
	layer, drawn := layerOf(t, snap, data.RoleParcels)
	id := drawn.Features.Text("id", 0)
	for _, z := range snap.Zones {
		text := z.Commune + " " + id[8:10] + " " + id[10:]
		for _, r := range find(t, snap, text) {
			if r.ID == layer.ID && r.Name[:5] != z.INSEE {
				t.Errorf("%q finds %s, which is not in %s", text, r.Name, z.INSEE)
			}
		}
	}
	if found := find(t, snap, "Nullepart "+id[8:10]+" "+id[10:]); len(found) != 0 {
		t.Errorf("a commune that is not there: %v", found)
	}
}

// TestCommunesAndRoads are features of layers, found by their names; the pieces of a road are one result.
func TestCommunesAndRoads(t *testing.T) {
	t.Parallel()
	snap := territory(t)
	for _, role := range []data.Role{data.RoleLimits, data.RoleRoads} {
		layer, drawn := layerOf(t, snap, role)
		for f := range drawn.Features.Len() {
			name := drawn.Features.Text("nom", f)
			if name == "" {
				name = drawn.Features.Text("name", f)
			}
			if name == "" {
				continue
			}
			hits := 0
			for _, r := range find(t, snap, name) {
				if r.ID == layer.ID && r.Name == name && slices.Contains(r.Features, f) {
					hits++
				}
			}
			if hits != 1 {
				t.Fatalf("%s %q: feature %d in %d results", role, name, f, hits)
			}
		}
	}
}

func TestAddresses(t *testing.T) {
	t.Parallel()
	var b feature.Builder
	for i, street := range []string{"Rue de la Gare", "Rue de la Gare", "Allée des Érables"} {
		b.Begin(feature.Points)
		b.Ring([]float64{3 + float64(i)/100, 47}, false)
		b.Number("numero", float64(12+i), feature.Integer)
		b.Text("nom_voie", street)
		b.Text("nom_commune", "Ébrelles")
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	snap := &workspace.Snapshot{
		Layers: []data.Layer{{ID: "ban", Name: "Adresses", Role: data.RoleContext}},
		Scene:  &scene.Scene{Layers: []*scene.Layer{scene.NewLayer("ban", "Adresses", "context", 1, set)}},
	}
	for text, want := range map[string][]string{
		"12 rue de la gare": {"12 Rue de la Gare"}, "erables ebrelles": {"14 Allée des Érables"},
		"gare": {"12 Rue de la Gare", "13 Rue de la Gare"}, "15 rue de la gare": nil, "  ": nil,
	} {
		var got []string
		for _, r := range find(t, snap, text) {
			got = append(got, r.Name)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestNothingTypedBreaksIt throws junk.
func TestNothingTypedBreaksIt(t *testing.T) {
	t.Parallel()
	snap := territory(t)
	for _, text := range []string{"", " ", "n°", "%", "'", "\x00\xff", strings.Repeat("é ", 5000), "AB 99999999", "2A", "🏭", "*", "a"} {
		find(t, snap, text)
	}
}

func layerOf(t *testing.T, snap *workspace.Snapshot, role data.Role) (data.Layer, *scene.Layer) {
	t.Helper()
	for _, l := range snap.Layers {
		if drawn := snap.Scene.Layer(l.ID); l.Role == role && drawn != nil && drawn.Features.Len() > 0 {
			return l, drawn
		}
	}
	t.Fatalf("no layer of %s", role)
	return data.Layer{}, nil
}

// BenchmarkFind looks among a million and a half parcels.
func BenchmarkFind(b *testing.B) {
	var made feature.Builder
	const n = 1_500_000
	for i := range n {
		made.Begin(feature.Points)
		made.Ring([]float64{3, 47}, false)
		made.Text("id", fmt.Sprintf("%05d000%c%c%04d", 59000+i/200_000, 'A'+i/7000%26, 'A'+i/200%26, i%9999))
		made.End()
	}
	set, err := made.Set()
	if err != nil {
		b.Fatal(err)
	}
	snap := &workspace.Snapshot{
		Layers: []data.Layer{{ID: "p", Role: data.RoleParcels}},
		Scene:  &scene.Scene{Layers: []*scene.Layer{scene.NewLayer("p", "", "parcels", 1, set)}},
	}
	for _, text := range []string{"AB 12", "59001000AB0012", "rue de la gare"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := search.Find(b.Context(), snap, text, 60); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
