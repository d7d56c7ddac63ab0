package ui

import (
	"cmp"
	"context"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/incoming"
	"emprise/data/land"
	"emprise/data/standard"
	"emprise/geo/feature"
	"emprise/ui/importform"
	"emprise/ui/kit"
)

// draft is the mapping of one part of a file while a person looks at it.
type draft struct {
	role    data.Role
	mapping standard.Mapping
	applied string                     // the name of the kept mapping that it comes from
	edited  bool                       // by hand
	words   map[string]map[string]bool // words that were given a meaning here, by line
}

// tell notes a word that was given a meaning.
func (d *draft) tell(line, word string) {
	if d.words == nil {
		d.words = map[string]map[string]bool{}
	}
	if d.words[line] == nil {
		d.words[line] = map[string]bool{}
	}
	d.words[line][word] = true
}

// mappingFolder is where mappings are kept, "" where nothing is.
func (w *Window) mappingFolder() string {
	if w.cfg.ConfigDir == "" {
		return ""
	}
	return filepath.Join(w.cfg.ConfigDir, "mappings")
}

// recall finds, for every part of a file, the mapping that was kept for its columns.
func recall(a *arrival, folder string) {
	for _, l := range a.looks {
		if s, ok := incoming.SavedFor(folder, l.Columns); ok {
			a.drafts[l.Part.Name] = &draft{role: s.Role, mapping: s.Mapping, applied: s.Mapping.Name}
		}
	}
}

// draftOf is the mapping of a part for a role: what was kept or edited for it, else what is proposed.
func (a *arrival) draftOf(l *incoming.Look, role data.Role) *draft {
	if d := a.drafts[l.Part.Name]; d != nil && d.role == role {
		return d
	}
	d := &draft{role: role, mapping: l.Proposed(role)}
	a.drafts[l.Part.Name] = d
	return d
}

// plan is how a part is brought in.
func (a *arrival) plan(l *incoming.Look, role data.Role, rows bool) incoming.Plan {
	p := l.Plan(role)
	if d := a.drafts[l.Part.Name]; d != nil && d.role == role {
		p = l.PlanBy(role, d.mapping)
	}
	if !rows {
		p.Rows = standard.Mapping{}
	}
	return p
}

// job is one layer to be brought in.
type job struct {
	look  *incoming.Look
	layer data.Layer
	plan  incoming.Plan
}

// jobs are the layers that an answer asks for, each as its mapping stands now: it may be edited while they are brought in.
func (a *arrival) jobs(answer importform.Answer) []job {
	var jobs []job
	for _, l := range a.chosen(answer.Part) {
		layer := answer.Layer
		if answer.Part == importform.All {
			own := a.propose(l)
			layer.Name, layer.Role, layer.Source = own.Name, own.Role, own.Source
			layer.Producer, layer.Licence = cmp.Or(layer.Producer, own.Producer), cmp.Or(layer.Licence, own.Licence)
		}
		jobs = append(jobs, job{l, layer, a.plan(l, layer.Role, answer.Rows)})
	}
	return jobs
}

// askColumns shows the mapping of the part that a form is about, below the map.
func (w *Window) askColumns(a *arrival, f *importform.Form, l *incoming.Look) {
	c := importform.NewColumns(w.loc, w.tips)
	now := func() *draft { return a.draftOf(l, data.Role(f.Field("role").Value())) }
	show := func() {
		m := w.columnsModel(l, now())
		m.Picture = w.pictureOf(l, now(), c.Repaint)
		c.Set(m)
	}
	change := func(i int, edit func(d *draft, at lineOf) standard.Field) {
		d := now()
		at := linesOf(d)[i]
		d.mapping = d.mapping.Take(at.field, edit(d, at))
		d.edited, d.applied = true, ""
		show()
	}
	c.OnSource = func(i int, column string) {
		change(i, func(d *draft, at lineOf) standard.Field { return at.from(l, column, d.mapping.Noun != "") })
	}
	c.OnUnit = func(i int, unit string) {
		change(i, func(d *draft, at lineOf) standard.Field {
			field := d.mapping.Fields[at.field]
			field.Unit = standard.Unit(unit)
			return field
		})
	}
	c.OnWord = func(i int, word, code string) {
		change(i, func(d *draft, at lineOf) standard.Field {
			d.tell(at.key, word)
			return d.mapping.Fields[at.field].Say(word, code)
		})
	}
	c.OnSave = func(name string) {
		if strings.TrimSpace(name) == "" {
			c.Complain(w.loc.T("mapping.needs_name"))
			return
		}
		w.keepMapping(l, now(), name, show)
	}
	f.OnRole = func(data.Role) { show() }
	f.Columns = c
	show()
	w.showColumns(c)
}

// keepEdited keeps the mapping of a part that was named and edited, when the part is brought in.
func (w *Window) keepEdited(a *arrival, answer importform.Answer, f *importform.Form) {
	if f.Columns == nil || f.Columns.Name() == "" {
		return
	}
	l := a.chosen(answer.Part)[0]
	if d := a.draftOf(l, answer.Layer.Role); d.edited || d.mapping.Name != f.Columns.Name() {
		w.keepMapping(l, d, f.Columns.Name(), func() {})
	}
}

// keepMapping writes a mapping under a name, for the files to come.
func (w *Window) keepMapping(l *incoming.Look, d *draft, name string, then func()) {
	d.mapping.Name = strings.TrimSpace(name)
	folder, kept := w.mappingFolder(), incoming.Saved{Role: d.role, Columns: incoming.Signature(l.Columns), Mapping: d.mapping}
	if folder == "" {
		return
	}
	w.runner.Go(w.loc.T("mapping.save"), func(context.Context, func(done, total int64)) error {
		return incoming.Save(folder, kept)
	}, func(err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		d.edited = false
		w.tell(w.loc.T("mapping.kept", "name", kept.Mapping.Name))
		then()
	})
}

// showColumns puts the panel in the drawer and remembers what was there.
func (w *Window) showColumns(c *importform.Columns) {
	w.covered = &covered{panel: w.bottom.Objects[0], mapping: c.Object, dock: w.settings.Dock}
	d := w.settings.Dock
	d.Bottom = max(d.Bottom, min(columnsHeight, max(columnsLeast, columnsAlone+lineHeight*float32(len(c.Model().Lines)))))
	w.showDrawerAt(c.Object, d)
}

// Sizes of a mapping in the drawer, Fyne units: with many lines, with the picture alone, without a line, and of one. Few lines leave
// the room to the form.
const (
	columnsHeight = 330
	columnsLeast  = 262
	columnsAlone  = 90
	lineHeight    = 40
)

// covered is what was in the drawer before a mapping came.
type covered struct {
	panel   fyne.CanvasObject
	mapping fyne.CanvasObject
	dock    kit.Sizes
}

// uncover brings back what was in the drawer before the mapping, unless something else has come meanwhile.
func (w *Window) uncover() {
	c := w.covered
	w.covered = nil
	if c == nil || w.bottom.Objects[0] != c.mapping {
		return
	}
	w.showDrawer(c.panel)
	w.setDock(c.dock)
}

// saidOf adds to what is said of a file what became of its zones and plots.
func (w *Window) saidOf(done []imported, said string) string {
	zones, plots, known := 0, 0, 0
	for _, one := range done {
		zones, plots, known = zones+one.became.Zones, plots+one.became.Plots, known+one.became.Known
	}
	for _, became := range []struct {
		key string
		n   int
	}{{"status.rows_zones", zones}, {"status.rows_plots", plots}, {"status.rows_known", known}} {
		if became.n > 0 {
			said = w.loc.T("status.rows", "said", said, "more", w.loc.N(became.key, became.n))
		}
	}
	return said
}

// lineOf is one line that is shown: a field, and which line of the mapping fills it.
type lineOf struct {
	key   string
	slot  standard.Slot
	field int // place in the mapping, past its end when nothing fills it
}

// linesOf lists the fields of the role in order, each with its lines; notes, which add up, always with one to spare.
func linesOf(d *draft) []lineOf {
	var out []lineOf
	for _, slot := range standard.Slots(d.mapping.Noun, d.role) {
		n := 0
		for i, f := range d.mapping.Fields {
			if f.To == slot.To {
				n++
				out = append(out, lineOf{lineKey(slot.To, n), slot, i})
			}
		}
		if n == 0 || slot.To == "notes" {
			out = append(out, lineOf{lineKey(slot.To, n+1), slot, len(d.mapping.Fields)})
		}
	}
	return out
}

func lineKey(to string, n int) string {
	if n == 1 {
		return to
	}
	return to + "." + strconv.Itoa(n)
}

// from is the line for a column that was chosen. Another column of the same list keeps the words that were given.
func (at lineOf) from(l *incoming.Look, column string, noun bool) standard.Field {
	for _, c := range l.Columns {
		if c.Name == column {
			return at.slot.Line(c, noun)
		}
	}
	return standard.Field{To: at.slot.To}
}

// columnsModel says a mapping in words, with what it reads in the first rows.
func (w *Window) columnsModel(l *incoming.Look, d *draft) importform.ColumnsModel {
	m := importform.ColumnsModel{Name: d.mapping.Name, Rows: min(l.Sample.Len(), previewRows)}
	if d.applied != "" {
		m.Saved = w.loc.T("mapping.applied", "name", d.applied)
	} else if d.mapping.Name != "" && !d.edited {
		m.Saved = w.loc.T("mapping.kept", "name", d.mapping.Name)
	}
	found := d.mapping.Survey(l.Sample)
	filled := map[string]bool{}
	lines := linesOf(d)
	all := map[string]bool{}
	for _, at := range lines {
		all[at.slot.To] = true
		line := importform.Line{Key: at.key, Title: w.fieldTitle(d.mapping.Noun, at.slot.To), Sources: w.sources(l)}
		if at.field < len(d.mapping.Fields) {
			filled[at.slot.To] = true
			w.readLine(&line, at, d, found[at.field])
		}
		m.Lines = append(m.Lines, line)
	}
	m.Count = w.loc.N("mapping.count", len(filled), "all", w.loc.Number(float64(len(all)), 0), "columns", w.loc.N("mapping.of_file", len(l.Columns)))
	set := l.Sample
	for _, c := range set.Columns {
		m.Columns = append(m.Columns, kit.GridColumn{Name: c.Name, Width: columnWidth(c, m.Rows), Trailing: c.Type == feature.Integer || c.Type == feature.Real})
	}
	m.Cell = func(row, column int) string { return strings.Join(strings.Fields(set.Columns[column].Text(row)), " ") }
	return m
}

// previewRows is how many rows of a file are shown.
const previewRows = 100

// fieldTitle is what a field of a noun, or of a layer that is none, is called.
func (w *Window) fieldTitle(noun data.Kind, name string) string {
	if _, ok := land.FieldNamed(name); ok && noun == data.KindPlot {
		return explain.PlotField(w.loc, name)
	}
	return w.loc.T("mapping.to." + name)
}

// readLine says where a line comes from and what it reads.
func (w *Window) readLine(line *importform.Line, at lineOf, d *draft, found standard.Found) {
	f := d.mapping.Fields[at.field]
	line.Source = f.From
	switch {
	case len(f.Parts) > 0:
		line.Source = strings.Join(f.Parts, " + ")
		line.Sources = append(line.Sources, kit.Option{Code: line.Source, Text: line.Source})
	case f.Value != "":
		line.Source = f.Value
		line.Sources = append(line.Sources, kit.Option{Code: f.Value, Text: w.loc.T("mapping.constant", "value", f.Value)})
	default:
		known := false
		for i, o := range line.Sources {
			if standard.Fold(o.Code) == standard.Fold(f.From) { // a mapping may have been kept for another spelling
				line.Source, known = line.Sources[i].Code, true
			}
		}
		if !known {
			line.Sources = append(line.Sources, kit.Option{Code: f.From, Text: f.From})
		}
	}
	for _, u := range at.slot.Units() {
		line.Units = append(line.Units, kit.Option{Code: string(u), Text: explain.Unit(w.loc, string(u))})
	}
	if line.Unit = string(f.Unit); line.Unit == "" {
		line.Unit = string(at.slot.Unit)
	}
	line.Examples = strings.Join(found.Examples, " · ")
	read := []string{w.loc.N("mapping.known", found.Known)}
	if found.Trouble > 0 {
		read = append(read, w.loc.N("mapping.trouble", found.Trouble))
		line.Trouble = true
	}
	if len(found.Words) > 0 {
		read = append(read, w.loc.N("mapping.words", len(found.Words)))
	}
	line.Read = strings.Join(read, ", ")
	if len(at.slot.Codes) == 0 {
		return
	}
	aside := "mapping.to_nothing"
	if d.mapping.Noun == data.KindPlot {
		aside = "mapping.to_notes"
	}
	line.Codes = []kit.Option{{Code: "", Text: w.loc.T(aside)}}
	for _, code := range at.slot.Codes {
		text := code
		if prefix := codePrefix[at.slot.To]; prefix != "" {
			text = w.code(prefix, code)
		}
		line.Codes = append(line.Codes, kit.Option{Code: code, Text: text})
	}
	for _, one := range found.Words[:min(len(found.Words), shownWords)] {
		line.Words = append(line.Words, importform.Word{
			Text: one.Word, Shown: w.loc.T("mapping.word", "word", one.Word), Count: w.loc.N("mapping.times", one.Count),
		})
		delete(d.words[at.key], one.Word)
	}
	for word := range d.words[at.key] {
		if code := f.Words[standard.Fold(word)]; code != "" {
			line.Words = append(line.Words, importform.Word{Text: word, Shown: w.loc.T("mapping.word", "word", word), Code: code})
		}
	}
}

// shownWords is how many words of a column are asked about.
const shownWords = 12

// codePrefix is where the words of each list of codes stand among the texts; the regimes of ICPE are their own words.
var codePrefix = map[string]string{
	"status": "status.", "servicing": "servicing.", "occupancy": "occupancy.", "owner": "owner.", "vocation": "vocation.",
}

// sources are the columns of a file to choose from.
func (w *Window) sources(l *incoming.Look) []kit.Option {
	options := []kit.Option{{Code: "", Text: w.loc.T("mapping.none")}}
	for _, c := range l.Columns {
		options = append(options, kit.Option{Code: c.Name, Text: c.Name})
	}
	return options
}

// columnWidth is room for the name of a column and its first values.
func columnWidth(c *feature.Column, rows int) float32 {
	longest := len([]rune(c.Name)) + 2
	for f := range min(rows, 20) {
		longest = max(longest, len([]rune(c.Text(f))))
	}
	return float32(max(60, min(260, 8*longest)))
}
