package main

import (
	"errors"
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/incoming"
	"emprise/data/standard"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
)

type infoVerb struct {
	File     string `arg:"" help:"file"`
	Part     string `help:"part" placeholder:"NAME"`
	CRS      *epsg  `help:"import_crs" name:"crs" placeholder:"EPSG:N"`
	LatFirst bool   `help:"lat_first"`
	Mapping  bool   `help:"info_mapping"`
	Role     role   `help:"info_role" placeholder:"ROLE"`
}

// archiveInfo is what a file of several layers is.
type archiveInfo struct {
	File   string     `json:"file"`
	Kind   string     `json:"kind"` // "archive"
	Layers []fileInfo `json:"layers"`
}

// fileInfo is what a file of features is.
type fileInfo struct {
	File string `json:"file"`
	Kind string `json:"kind"` // "layer"
	Part string `json:"part"`
	fileFacts
	CRSName    string         `json:"crs_name"`
	BBox       []float64      `json:"bbox"` // west, south, east, north in degrees; null without geometry
	Kinds      map[string]int `json:"kinds"`
	Columns    []columnInfo   `json:"columns"`
	Recognised *recognised    `json:"recognised"`
	Refused    *refusedInfo   `json:"refused,omitempty"`
}

// refusedInfo is why one layer of several cannot be read.
type refusedInfo struct {
	Reason   geo.Reason `json:"reason"`
	Sentence string     `json:"sentence"`
}

type columnInfo struct {
	Name  string `json:"name"`
	Type  string `json:"type"` // text, integer, real or boolean
	Known int    `json:"known"`
	Fill  *share `json:"fill"` // known of all; null without features
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

	References references `json:"references"`
}

func (v *infoVerb) Run(e *env) error {
	if incoming.Database(v.File) {
		err := e.read(v.File, func(s *workspace.Snapshot) error { return tellProject(e, v.File, s) })
		if !foreign(err) {
			return err
		}
	}
	parts, err := choose(e, v.File, v.Part)
	if err != nil {
		return err
	}
	if v.Mapping {
		return v.propose(e, parts)
	}
	var layers []fileInfo
	for _, part := range parts {
		info, err := v.one(e, part)
		var refused *geo.FileError
		switch {
		case errors.As(err, &refused) && len(parts) > 1: // the others are told all the same
			info.Refused = &refusedInfo{refused.Reason, explain.File(e.loc, refused)}
		case err != nil:
			return err
		}
		layers = append(layers, info)
	}
	if e.json {
		if len(layers) == 1 {
			return e.print(layers[0])
		}
		return e.print(archiveInfo{v.File, "archive", layers})
	}
	var rows [][]string
	for i := range layers {
		for _, line := range layers[i].issueLines(e) {
			e.say(line)
		}
		if i > 0 {
			rows = append(rows, []string{""})
		}
		rows = append(rows, layers[i].rows(e, len(layers) > 1)...)
	}
	return e.table(rows)
}

// propose writes the mapping that an import would go by, to be edited and given back to it.
func (v *infoVerb) propose(e *env, parts []ingest.Part) error {
	if len(parts) != 1 {
		names := make([]string, len(parts))
		for i, p := range parts {
			names[i] = p.Name
		}
		return &geo.FileError{Path: v.File, Reason: geo.FileSeveralLayers, Detail: strings.Join(names, ", ")}
	}
	opt := ingest.Options{LatFirst: v.LatFirst}
	if v.CRS != nil {
		opt.CRS = v.CRS.system
	}
	look, err := incoming.At(e.ctx, v.File, parts[0], opt, orb.Bound{})
	if err != nil {
		return err
	}
	r := data.Role(v.Role)
	if r == "" {
		r = roleOf(look, nil)
	}
	return e.print(look.Proposed(r))
}

// one reads one layer of the file.
func (v *infoVerb) one(e *env, part ingest.Part) (fileInfo, error) {
	info := fileInfo{File: v.File, Kind: "layer", Part: part.Name, Kinds: map[string]int{}}
	opt := ingest.Options{Part: part.Name, LatFirst: v.LatFirst}
	if v.CRS != nil {
		opt.CRS = v.CRS.system
	}
	set, result, err := incoming.All(e.ctx, v.File, opt, e.report(v.File))
	e.endProgress()
	var refused *geo.FileError
	if errors.As(err, &refused) && refused.Reason == geo.FileUnknownCRS && v.CRS == nil {
		if look, again := incoming.At(e.ctx, v.File, part, ingest.Options{}, orb.Bound{}); again == nil && look.Unknown != nil {
			err = advise(look)
		}
	}
	if err != nil {
		return info, err
	}
	info.add(set)
	info.read(result)
	columns, kind, err := incoming.Columns(e.ctx, v.File, part.Name, set)
	if err != nil {
		return info, err
	}
	info.describe(set, columns)
	if result.CRS != nil {
		info.CRSName = result.CRS.Name()
	}
	info.Recognised = recognise(standard.Detect(columns, kind)[0])
	return info, nil
}

// rows tells a layer to people.
func (i *fileInfo) rows(e *env, several bool) [][]string {
	var rows [][]string
	if several {
		rows = append(rows, []string{e.loc.T("cli.info.layer"), i.Part})
	}
	if i.Refused != nil {
		return append(rows, []string{e.loc.T("cli.info.refused"), i.Refused.Sentence})
	}
	r := i.Recognised
	seen := e.count(i.Features)
	if i.Read != i.Features {
		seen += " / " + e.count(i.Read)
	}
	rows = append(rows,
		[]string{e.loc.T("cli.info.format"), i.Format},
		[]string{e.loc.T("cli.info.crs"), i.CRS + " " + i.CRSName + " (" + e.loc.T("cli.crs_from."+i.CRSFrom) + ")"},
		[]string{e.loc.T("cli.info.features"), seen},
		[]string{e.loc.T("cli.info.area"), e.loc.Hectares(i.AreaM2)},
		[]string{e.loc.T("cli.info.recognised"), r.say(e)},
	)
	for _, v := range r.Evidence {
		rows = append(rows, []string{"", e.loc.T("evidence." + v.Rule), strings.Join(append(v.Columns, v.Detail), " ")})
	}
	if b := i.BBox; b != nil {
		extent := make([]string, len(b))
		for k := range b {
			extent[k] = e.loc.Number(b[k], 5)
		}
		rows = append(rows, []string{e.loc.T("cli.info.extent"), strings.Join(extent, " ; ")})
	}
	for _, c := range i.Columns {
		row := []string{e.loc.T("cli.info.column"), c.Name, e.loc.T("cli.type." + c.Type), e.count(c.Known)}
		if c.Fill != nil {
			row = append(row, e.loc.Percent(float64(*c.Fill), 0))
		}
		rows = append(rows, row)
	}
	return rows
}

// share is a part of a whole, 0 to 1.
type share float64

func tellProject(e *env, file string, s *workspace.Snapshot) error {
	info := projectInfo{
		File: file, Kind: "project", Territory: s.Territory, BBox: degrees(s.Scene.Box()), Layers: list(s.Layers), Zones: len(s.Zones),
		Plots: len(s.Plots), Companies: len(s.Companies), Needs: len(s.Needs), Projects: len(s.Projects), References: followed(s),
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
	for _, said := range info.References.say(e) {
		rows = append(rows, []string{e.loc.T("cli.info.references"), said})
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

func (i *fileInfo) describe(s *feature.Set, columns []standard.Column) {
	box := geo.EmptyBox()
	for f := range s.Len() {
		i.Kinds[kindNames[s.Kinds[f]]]++
		box = box.Union(geo.MercatorBox(s.Bound(f)))
	}
	i.BBox = degrees(box)
	i.Columns = make([]columnInfo, 0, len(columns))
	for _, c := range columns {
		known := 0
		values := s.Column(c.Name)
		for f := range s.Len() {
			if values.Known(f) {
				known++
			}
		}
		column := columnInfo{c.Name, typeNames[c.Type], known, nil}
		if s.Len() > 0 {
			fill := share(float64(known) / float64(s.Len()))
			column.Fill = &fill
		}
		i.Columns = append(i.Columns, column)
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

// foreign says whether a project could not be opened because another program made the GeoPackage.
func foreign(err error) bool {
	var refused *geo.FileError
	return errors.As(err, &refused) && refused.Reason == geo.FileNotEmprise
}
