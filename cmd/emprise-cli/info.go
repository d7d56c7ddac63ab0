package main

import (
	"bytes"
	"io"
	"os"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
)

type infoVerb struct {
	File string `arg:"" help:"${h_file}"`
}

// fileInfo is what a file of features is.
type fileInfo struct {
	File string `json:"file"`
	Kind string `json:"kind"` // "layer"
	fileFacts
	BBox    []float64      `json:"bbox"` // west, south, east, north in degrees; null without geometry
	Kinds   map[string]int `json:"kinds"`
	Columns []columnInfo   `json:"columns"`
}

type columnInfo struct {
	Name  string `json:"name"`
	Type  string `json:"type"` // text, integer, real or boolean
	Known int    `json:"known"`
}

// projectInfo is what a project is.
type projectInfo struct {
	File      string         `json:"file"`
	Kind      string         `json:"kind"` // "project"
	Territory data.Territory `json:"territory"`
	BBox      []float64      `json:"bbox"`
	Layers    []data.Layer   `json:"layers"`
	Zones     int            `json:"zones"`
	Plots     int            `json:"plots"`
	Companies int            `json:"companies"`
	Needs     int            `json:"needs"`
	Projects  int            `json:"projects"`
}

func (v *infoVerb) Run(e *env) error {
	if isDatabase(v.File) {
		return e.read(v.File, func(s *workspace.Snapshot) error { return tellProject(e, v.File, s) })
	}
	info := fileInfo{File: v.File, Kind: "layer", Kinds: map[string]int{}}
	set, result, err := ingest.All(e.ctx, v.File, ingest.Options{}, e.report(v.File))
	e.endProgress()
	if err != nil {
		return err
	}
	info.add(set)
	info.read(result)
	info.describe(set)
	if e.json {
		return e.print(info)
	}
	for _, line := range info.issueLines(e) {
		e.say(line)
	}
	rows := [][]string{
		{e.loc.T("cli.info.format"), info.Format},
		{e.loc.T("cli.info.crs"), info.CRS + " (" + e.loc.T("cli.crs_from."+info.CRSFrom) + ")"},
		{e.loc.T("cli.info.features"), e.count(info.Features)},
		{e.loc.T("cli.info.area"), e.loc.Hectares(info.AreaM2)},
	}
	for _, c := range info.Columns {
		rows = append(rows, []string{e.loc.T("cli.info.column"), c.Name, e.loc.T("cli.type." + c.Type), e.count(c.Known)})
	}
	return e.table(rows)
}

func tellProject(e *env, file string, s *workspace.Snapshot) error {
	info := projectInfo{
		File: file, Kind: "project", Territory: s.Territory, BBox: degrees(s.Scene.Box()), Layers: list(s.Layers), Zones: len(s.Zones),
		Plots: len(s.Plots), Companies: len(s.Companies), Needs: len(s.Needs), Projects: len(s.Projects),
	}
	if e.json {
		return e.print(info)
	}
	rows := [][]string{
		{e.loc.T("cli.info.project"), s.Territory.Name},
		{e.loc.T("cli.info.zones"), e.count(info.Zones)},
		{e.loc.T("cli.info.plots"), e.count(info.Plots)},
		{e.loc.T("cli.info.companies"), e.count(info.Companies)},
		{e.loc.T("cli.info.needs"), e.count(info.Needs)},
		{e.loc.T("cli.info.projects"), e.count(info.Projects)},
	}
	for _, l := range info.Layers {
		rows = append(rows, []string{e.loc.T("cli.info.layer"), l.Name, e.loc.T("role." + string(l.Role)), e.count(l.Count)})
	}
	return e.table(rows)
}

var (
	kindNames = map[feature.Kind]string{feature.None: "none", feature.Points: "points", feature.Lines: "lines", feature.Areas: "areas"}
	typeNames = map[feature.Type]string{feature.Text: "text", feature.Integer: "integer", feature.Real: "real", feature.Boolean: "boolean"}
)

func (i *fileInfo) describe(s *feature.Set) {
	box := geo.EmptyBox()
	for f := range s.Len() {
		i.Kinds[kindNames[s.Kinds[f]]]++
		box = box.Union(geo.MercatorBox(s.Bound(f)))
	}
	i.BBox = degrees(box)
	i.Columns = make([]columnInfo, 0, len(s.Columns))
	for _, c := range s.Columns {
		known := 0
		for f := range s.Len() {
			if c.Known(f) {
				known++
			}
		}
		i.Columns = append(i.Columns, columnInfo{c.Name, typeNames[c.Type], known})
	}
}

// degrees is a box of the plane as west, south, east, north; nil when it is empty.
func degrees(b geo.Box) []float64 {
	if b.Empty() {
		return nil
	}
	d := b.LonLatBound()
	return []float64{d.Min[0], d.Min[1], d.Max[0], d.Max[1]}
}

// isDatabase says whether a file is an SQLite database, which a GeoPackage is. What cannot be read is left to the reader of
// layers, who knows how to say so.
func isDatabase(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }()
	magic := []byte("SQLite format 3\x00")
	head := make([]byte, len(magic))
	_, err = io.ReadFull(f, head)
	return err == nil && bytes.Equal(head, magic)
}
