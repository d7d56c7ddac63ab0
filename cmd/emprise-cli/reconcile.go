package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/edition"
	"emprise/data/explain"
	"emprise/data/incoming"
	"emprise/data/reconcile"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/ingest"
	"emprise/geo/measure"
)

type reconcileVerb struct {
	Project   string   `arg:"" help:"project"`
	File      string   `arg:"" help:"file"`
	Layer     string   `help:"reconcile_layer" placeholder:"LAYER"`
	Accept    accepted `help:"reconcile_accept" placeholder:"all|none|SORT,…"`
	DryRun    bool     `help:"reconcile_dry_run"`
	Key       string   `help:"reconcile_key" placeholder:"COLUMN"`
	Tolerance float64  `help:"reconcile_tolerance" default:"0.05" placeholder:"M"`
	Part      string   `help:"part" placeholder:"NAME"`
	CRS       *epsg    `help:"import_crs" name:"crs" placeholder:"EPSG:N"`
	LatFirst  bool     `help:"lat_first"`
	Producer  string   `help:"import_producer" placeholder:"NAME"`
	Licence   string   `help:"import_licence" placeholder:"NAME"`
	Date      string   `help:"import_date" placeholder:"AAAA-MM-JJ"`
	Mapping   string   `help:"import_mapping" placeholder:"FILE"`
	NoRows    bool     `help:"import_no_rows"`
}

// accepted is which items are taken: as proposed when nothing is said.
type accepted struct {
	said  bool
	all   bool
	sorts map[reconcile.Sort]bool
}

// UnmarshalText accepts "all", "none", "proposed" and the sorts of items, with commas.
func (a *accepted) UnmarshalText(text []byte) error {
	*a = accepted{said: true, sorts: map[reconcile.Sort]bool{}}
	switch string(text) {
	case "all":
		a.all = true
		return nil
	case "none":
		return nil
	case "proposed", "":
		a.said = false
		return nil
	}
	for _, word := range strings.Split(string(text), ",") {
		s := reconcile.Sort(strings.TrimSpace(word))
		if !slices.Contains(reconcile.Sorts(), s) {
			known := []string{"all", "none", "proposed"}
			for _, k := range reconcile.Sorts() {
				known = append(known, string(k))
			}
			return fmt.Errorf("%q: one of %s", word, strings.Join(known, ", "))
		}
		a.sorts[s] = true
	}
	return nil
}

func (a accepted) of(d *reconcile.Difference) reconcile.Decision {
	if !a.said {
		return d.Proposed()
	}
	sorts := a.sorts
	if a.all {
		sorts = map[reconcile.Sort]bool{}
		for _, s := range reconcile.Sorts() {
			sorts[s] = true
		}
	}
	return d.Only(sorts)
}

func (v *reconcileVerb) Run(e *env) error {
	if v.DryRun {
		return e.read(v.Project, func(s *workspace.Snapshot) error {
			ed, err := v.compare(e, s)
			if err != nil {
				return err
			}
			return v.tell(e, ed, v.Accept.of(ed.Difference), 0)
		})
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		ed, err := v.compare(e, w.Snapshot())
		if err != nil {
			return err
		}
		taken := v.Accept.of(ed.Difference)
		change, err := ed.Carry(e.ctx, w, taken, e.report(e.loc.T("cli.import.storing", "layer", ed.Layer.Name)))
		e.endProgress()
		if err != nil {
			return err
		}
		return v.tell(e, ed, taken, change.Seq)
	})
}

// compare finds the layer that the file is of, and compares them.
func (v *reconcileVerb) compare(e *env, s *workspace.Snapshot) (*edition.Edition, error) {
	mapping, err := readMapping(v.Mapping)
	if err != nil {
		return nil, err
	}
	parts, err := choose(e, v.File, v.Part)
	if err != nil {
		return nil, err
	}
	opt := ingest.Options{LatFirst: v.LatFirst}
	if v.CRS != nil {
		opt.CRS = v.CRS.system
	}
	for _, part := range parts {
		look, err := incoming.At(e.ctx, v.File, part, opt, around(s))
		if err != nil {
			return nil, err
		}
		if look.Unknown != nil {
			return nil, advise(look)
		}
		l, ok := v.layer(s, look)
		if !ok {
			continue
		}
		plan, err := planOf(look, l.Role, mapping, v.NoRows)
		if err != nil {
			return nil, err
		}
		opt.Part = part.Name
		l.Producer, l.Licence, l.Date, l.Source = v.Producer, v.Licence, v.Date, filepath.Base(v.File)
		ed, err := edition.Read(e.ctx, s, v.File, opt, plan, l, reconcile.Options{Key: v.Key, Tolerance: geo.Metres(v.Tolerance)}, e.report(filepath.Base(v.File)))
		e.endProgress()
		return ed, err
	}
	return nil, &noLayer{v.File, v.Layer}
}

// layer is the layer of that ID or name, else the one that the file is likeliest of.
func (v *reconcileVerb) layer(s *workspace.Snapshot, look *incoming.Look) (data.Layer, bool) {
	if v.Layer != "" {
		for _, l := range s.Layers {
			if l.ID == v.Layer || l.Name == v.Layer {
				return l, true
			}
		}
		return data.Layer{}, false
	}
	var best edition.Candidate
	for _, r := range data.Roles() {
		for _, c := range edition.Of(s, look, r) {
			if c.Share > best.Share {
				best = c
			}
		}
	}
	return best.Layer, best.Share > 0
}

// noLayer brings its own sentence.
type noLayer struct{ file, layer string }

func (n *noLayer) Error() string { return n.file + ": no layer of which it is a newer edition" }

// Explain gives the translation key.
func (n *noLayer) Explain() (key string, args []any) {
	if n.layer != "" {
		return "cli.reconcile.no_layer", []any{"layer", n.layer}
	}
	return "cli.reconcile.unlike", []any{"file", n.file}
}

type reconciled struct {
	Project string                 `json:"project"`
	Layer   string                 `json:"layer"`
	Name    string                 `json:"name"`
	Key     string                 `json:"key"`
	Same    int                    `json:"same"`
	Added   []string               `json:"columns_added"`
	Lacking []string               `json:"columns_kept"`
	Doubt   int                    `json:"unmeasured"`
	Outside int                    `json:"outside"`
	Counts  map[reconcile.Sort]int `json:"counts"`
	Taken   int                    `json:"taken"`
	Seq     int64                  `json:"seq"`
	DryRun  bool                   `json:"dry_run"`
	Items   []reconciledItem       `json:"items"`
}

type reconciledItem struct {
	Sort   reconcile.Sort    `json:"sort"`
	Taken  bool              `json:"taken"`
	Old    []string          `json:"old,omitempty"`
	New    []string          `json:"new,omitempty"`
	Before float64           `json:"before_m2,omitempty"`
	After  float64           `json:"after_m2,omitempty"`
	Shares []reconciledShare `json:"shares,omitempty"`
	Cells  []reconciledCell  `json:"cells,omitempty"`
	Row    *data.Ref         `json:"row,omitempty"`
	Name   string            `json:"name,omitempty"`
	Field  string            `json:"field,omitempty"`
	Mine   *reconciledValue  `json:"mine,omitempty"`
	Theirs *reconciledValue  `json:"theirs,omitempty"`
	Sure   *bool             `json:"sure,omitempty"`
	UsedBy []data.Ref        `json:"used_by,omitempty"`
}

type reconciledShare struct {
	Old    string  `json:"old"`
	New    string  `json:"new"`
	AreaM2 float64 `json:"area_m2"`
	OfOld  float64 `json:"of_old"`
	OfNew  float64 `json:"of_new"`
}

type reconciledCell struct {
	Column string `json:"column"`
	Before string `json:"before"`
	After  string `json:"after"`
}

type reconciledValue struct {
	Value  any    `json:"value"` // of an outline, its area in square metres
	Source string `json:"source,omitempty"`
	Date   string `json:"date,omitempty"`
}

func told(s reconcile.Said) *reconciledValue {
	v := s.Value
	if shape, ok := v.(orb.MultiPolygon); ok {
		v = float64(measure.Area(shape))
	}
	return &reconciledValue{v, s.Source, s.Date}
}

// itemOf is an item for JSON.
func itemOf(d *reconcile.Difference, i int, taken bool) reconciledItem {
	item := d.Items[i]
	out := reconciledItem{Sort: item.Sort, Taken: taken, Before: float64(item.Before), After: float64(item.After)}
	name := func(id string, f int32) string { return cmp.Or(id, fmt.Sprintf("#%d", f)) }
	for _, f := range item.Old {
		out.Old = append(out.Old, name(d.OldID(f), f))
	}
	for _, g := range item.New {
		out.New = append(out.New, name(d.NewID(g), g))
	}
	for _, s := range item.Shares {
		out.Shares = append(out.Shares, reconciledShare{name(d.OldID(s.Old), s.Old), name(d.NewID(s.New), s.New), float64(s.Area), s.OfOld, s.OfNew})
	}
	if item.Sort == reconcile.Changed || item.Sort == reconcile.Redrawn {
		for _, c := range d.Cells(item.Old[0], item.New[0]) {
			out.Cells = append(out.Cells, reconciledCell(c))
		}
	}
	if v := item.Row; v != nil {
		out.Row, out.Name, out.Field, out.UsedBy = &v.Ref, v.Name, v.Field, v.UsedBy
		if item.Sort != reconcile.RowNew {
			out.Mine = told(v.Mine)
		}
		if item.Sort != reconcile.RowGone {
			out.Theirs = told(v.Theirs)
		}
		if item.Sort == reconcile.Followed {
			out.Sure = &v.Sure
		}
	}
	return out
}

// toldLines is how many items are told one by one for people.
const toldLines = 200

func (v *reconcileVerb) tell(e *env, ed *edition.Edition, taken reconcile.Decision, seq int64) error {
	d := ed.Difference
	result := reconciled{
		Project: v.Project, Layer: ed.Layer.ID, Name: ed.Layer.Name, Key: d.Key, Same: d.Same, Added: orEmpty(d.Added), Lacking: orEmpty(d.Lacking),
		Doubt: d.Unmeasured, Outside: len(d.Outside), Counts: d.Counts(), Seq: seq, DryRun: v.DryRun, Items: []reconciledItem{},
	}
	for _, t := range taken {
		if t {
			result.Taken++
		}
	}
	if e.json {
		for i := range d.Items {
			result.Items = append(result.Items, itemOf(d, i, taken[i]))
		}
		return e.print(result)
	}
	rows := [][]string{e.titles("taken", "sort", "what", "before", "after", "aside")}
	for i := range d.Items[:min(len(d.Items), toldLines)] {
		t := explain.Difference(e.loc, d, i)
		mark := e.loc.T("cli.reconcile.kept")
		if taken[i] {
			mark = e.loc.T("cli.reconcile.taken")
		}
		rows = append(rows, []string{mark, t.Sort, t.What, t.Before, t.After, t.Aside})
	}
	if len(rows) > 1 {
		if err := e.table(rows); err != nil {
			return err
		}
	}
	if more := len(d.Items) - toldLines; more > 0 {
		e.say(e.loc.N("cli.reconcile.more", more))
	}
	if len(d.Lacking) > 0 {
		e.say(e.loc.T("reconcile.columns_kept", "columns", strings.Join(d.Lacking, ", ")))
	}
	if n := len(d.Outside); n > 0 {
		e.say(e.loc.N("reconcile.outside", n))
	}
	key := "cli.reconcile.done"
	if v.DryRun {
		key = "cli.reconcile.would"
	}
	return e.line(e.loc.N(key, len(d.Items), "layer", ed.Layer.Name, "taken", e.count(result.Taken), "same", e.count(d.Same)))
}

func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
