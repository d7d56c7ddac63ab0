package gpkg_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"emprise/data/gpkg"
	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/ingest"
)

// foreignFile finds one of the GeoPackages of shared/data and copies it.
func foreignFile(t *testing.T, name string) string {
	t.Helper()
	for _, file := range foreignFiles(t) {
		if filepath.Base(file) == name {
			return copyOf(t, file)
		}
	}
	t.Skip(name + " is not there")
	return ""
}

const urban = "pprt_69dreal20090005_zonereglementaireurba_s"

// What another program did to a file, and what comes of reading a layer of it.
func TestForeignFilesThatAreNotAsTheyShouldBe(t *testing.T) {
	t.Parallel()
	lambert, err := crs.Lookup(2154)
	if err != nil {
		t.Fatal(err)
	}
	dropTriggers := []string{}
	for _, trigger := range []string{"insert", "update1", "update2", "update3", "update4", "delete"} {
		dropTriggers = append(dropTriggers, `DROP TRIGGER IF EXISTS "rtree_`+urban+`_geom_`+trigger+`"`)
	}
	for name, c := range map[string]struct {
		do     []string
		opt    ingest.Options
		reason geo.Reason
		kept   int
		rules  string // some of those that must be remarked on
	}{
		"as it is":                {kept: 25},
		"by its title":            {opt: ingest.Options{Part: "zones"}, do: []string{`UPDATE gpkg_contents SET identifier = 'zones' WHERE table_name = '` + urban + `'`}, kept: 25},
		"no index":                {do: []string{`DROP TABLE "rtree_` + urban + `_geom"`}, kept: 25},
		"an index of other rows":  {do: []string{`DELETE FROM "rtree_` + urban + `_geom"`}, kept: 25},
		"no extensions":           {do: []string{`DROP TABLE gpkg_extensions`}, kept: 25},
		"an extent of nothing":    {do: []string{`UPDATE gpkg_contents SET min_x = 0, min_y = 0, max_x = 0, max_y = 0`}, kept: 25},
		"a wrong extent":          {do: []string{`UPDATE gpkg_contents SET min_x = 10, max_x = 20`}, kept: 25, rules: "extent_wrong"},
		"version 1.0":             {do: []string{`PRAGMA application_id = 1196437808`, `PRAGMA user_version = 0`}, kept: 25},
		"version 1.4":             {do: []string{`PRAGMA user_version = 10400`}, kept: 25},
		"no application id":       {do: []string{`PRAGMA application_id = 0`}, kept: 25},
		"another code, same text": {do: []string{`UPDATE gpkg_spatial_ref_sys SET organization = 'NONE', organization_coordsys_id = 9 WHERE srs_id = 2154`}, kept: 25},
		"no such srs":             {do: []string{`PRAGMA foreign_keys = 0`, `DELETE FROM gpkg_spatial_ref_sys WHERE srs_id = 2154`}, kept: 25},
		"an unknown system":       {do: []string{`UPDATE gpkg_spatial_ref_sys SET organization = 'MOON', definition = 'x', srs_name = 'Mare' WHERE srs_id = 2154`}, reason: geo.FileUnknownCRS},
		"an unknown system, told": {do: []string{`UPDATE gpkg_spatial_ref_sys SET organization = 'MOON', definition = 'x', srs_name = 'Mare' WHERE srs_id = 2154`}, opt: ingest.Options{CRS: lambert}, kept: 25},
		"undefined":               {do: []string{`UPDATE gpkg_geometry_columns SET srs_id = 0`}, reason: geo.FileUnknownCRS},
		"a system of degrees":     {do: []string{`UPDATE gpkg_geometry_columns SET srs_id = 4326`}, reason: geo.FileUnknownCRS},
		"shapes of another srs":   {do: []string{`UPDATE gpkg_geometry_columns SET srs_id = 4326`}, opt: ingest.Options{CRS: lambert}, kept: 25, rules: "srs_differs"},
		"several, none named":     {opt: ingest.Options{Part: "-"}, reason: geo.FileSeveralLayers},
		"one that is not there":   {opt: ingest.Options{Part: "nowhere"}, reason: geo.FileLayerMissing},
		"listed, not there":       {do: slices.Concat(dropTriggers, []string{`DROP TABLE "` + urban + `"`}), reason: geo.FileDamaged},
		"a shape that is text":    {do: slices.Concat(dropTriggers, []string{`UPDATE "` + urban + `" SET geom = 'POINT(1 2)' WHERE fid = 1`}), kept: 24, rules: "geometry_unreadable"},
		"a shape cut short":       {do: slices.Concat(dropTriggers, []string{`UPDATE "` + urban + `" SET geom = substr(geom, 1, 90) WHERE fid = 1`}), kept: 24, rules: "geometry_unreadable"},
		"latin 1":                 {do: slices.Concat(dropTriggers, []string{`UPDATE "` + urban + `" SET libellezonereglement = CAST(x'e9' AS TEXT)`}), kept: 25, rules: "text_encoding"},
		"a view":                  {do: []string{`ALTER TABLE "` + urban + `" RENAME TO hidden`, `CREATE VIEW "` + urban + `" AS SELECT * FROM hidden`}, kept: 25},
		"no geometry column told": {do: []string{`DELETE FROM gpkg_geometry_columns`}, kept: 25},
		"a name that is SQL":      {do: []string{`ALTER TABLE "` + urban + `" RENAME TO "a""; DROP TABLE x; --"`}, opt: ingest.Options{Part: `a"; DROP TABLE x; --`}, reason: geo.FileLayerMissing},
		"a trap of a view":        {do: []string{`DROP TABLE "` + urban + `"`, `CREATE VIEW "` + urban + `" AS SELECT load_extension('x') AS fid, x'00' AS geom`}, reason: geo.FileDamaged},
		"a value of a gigabyte":   {do: []string{`DROP TABLE "` + urban + `"`, `CREATE VIEW "` + urban + `" AS SELECT 1 AS fid, zeroblob(900000000) AS geom`}, reason: geo.FileTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := foreignFile(t, "pprt_69dreal20090005.gpkg")
			gpkg.Exec(t, path, c.do...)
			switch c.opt.Part {
			case "":
				c.opt.Part = urban
			case "-":
				c.opt.Part = ""
			}
			before := sum(t, path)
			_, res, err := readLayer(t, path, c.opt)
			if c.reason != "" {
				if got := reasonIn(err); got != c.reason {
					t.Fatalf("refused as %q: %v; want %q", got, err, c.reason)
				}
			} else {
				if err != nil || res.Kept != c.kept {
					t.Fatalf("kept %+v, %v; want %d", res, err, c.kept)
				}
				for rule := range strings.FieldsSeq(c.rules) {
					if res.IssueCounts[rule] == 0 {
						t.Errorf("%s is not remarked on: %v", rule, res.IssueCounts)
					}
				}
			}
			if sum(t, path) != before {
				t.Error("the file has changed")
			}
		})
	}
}

// A program that still runs keeps part of the file beside it.
func TestForeignFileWithItsJournalBeside(t *testing.T) {
	t.Parallel()
	path := foreignFile(t, "pprt_69dreal20090005.gpkg")
	gpkg.Exec(t, path, "PRAGMA journal_mode = WAL")
	release := gpkg.Hold(t, path, `DELETE FROM "pprt_69dreal20090005_procedure"`)
	if info, err := os.Stat(path + "-wal"); err != nil || info.Size() == 0 {
		t.Fatalf("there is no journal: %v", err)
	}
	before, beside := sum(t, path), sum(t, path+"-wal")
	_, res, err := readLayer(t, path, ingest.Options{Part: "pprt_69dreal20090005_procedure"})
	if err != nil || res.Read != 0 {
		t.Errorf("what was deleted in the journal is read: %+v, %v", res, err)
	}
	if sum(t, path) != before || sum(t, path+"-wal") != beside {
		t.Error("the file or its journal has changed")
	}
	release()
}

// A view may compute for ever: only the user ends it.
func TestForeignViewWithoutEnd(t *testing.T) {
	t.Parallel()
	path := foreignFile(t, "pprt_69dreal20090005.gpkg")
	gpkg.Exec(t, path, `DROP TABLE "`+urban+`"`, `CREATE VIEW "`+urban+`" AS
		WITH RECURSIVE n(fid) AS (SELECT 1 UNION ALL SELECT fid + 1 FROM n) SELECT fid, NULL AS geom FROM n WHERE fid < 0`)
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	_, err := gpkg.File(ctx, path, ingest.Options{Part: urban}, func(*feature.Set) error { return nil }, nil)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("it ends in %v", err)
	}
}

// Files with bytes overwritten, cut off or torn out end in a refusal or in features, never in anything else.
func TestForeignFilesThatAreDamaged(t *testing.T) {
	t.Parallel()
	rounds := 150
	if testing.Short() {
		rounds = 15
	}
	for _, name := range []string{"pprt_69dreal20090005.gpkg", "states10.gpkg", "test_gpkg_nulls.gpkg"} {
		path := foreignFile(t, name)
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		random := rand.New(rand.NewPCG(1, 2))
		outcomes := map[string]int{}
		for round := range rounds {
			raw := append([]byte(nil), whole...)
			switch round % 3 {
			case 0:
				for range 1 + random.IntN(40) {
					raw[100+random.IntN(len(raw)-100)] ^= byte(1 + random.IntN(255))
				}
			case 1: // pages of noise
				at := 512 * (1 + random.IntN(len(raw)/512-1))
				for i := at; i < min(len(raw), at+512); i++ {
					raw[i] = byte(random.Uint32())
				}
			case 2:
				raw = raw[:random.IntN(len(raw))]
			}
			if err := os.WriteFile(path, raw, 0o600); err != nil {
				t.Fatal(err)
			}
			layers, err := gpkg.Layers(t.Context(), path)
			var refusal *geo.FileError
			if err != nil && !errors.As(err, &refusal) {
				t.Fatalf("%s, round %d: %v", name, round, err)
			}
			if err != nil {
				outcomes[string(refusal.Reason)]++
			}
			for _, l := range layers {
				_, res, err := readLayer(t, path, ingest.Options{Part: l.Table})
				if err != nil && !errors.As(err, &refusal) {
					t.Fatalf("%s, round %d, %s: %v", name, round, l.Table, err)
				}
				if err != nil {
					outcomes[string(refusal.Reason)]++
				} else {
					outcomes[fmt.Sprintf("read, with losses %v", res.Kept < res.Read)]++
				}
			}
		}
		t.Logf("%s: %v", name, outcomes)
	}
}
