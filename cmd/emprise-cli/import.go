package main

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/incoming"
	"emprise/data/relation"
	"emprise/data/standard"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/ingest"
)

type importVerb struct {
	Project  string   `arg:"" help:"project"`
	Files    []string `arg:"" help:"import_files"`
	Role     role     `help:"import_role" placeholder:"ROLE"`
	Layer    string   `help:"import_layer" placeholder:"NAME"`
	Part     string   `help:"part" placeholder:"NAME"`
	CRS      *epsg    `help:"import_crs" name:"crs" placeholder:"EPSG:N"`
	LatFirst bool     `help:"lat_first"`
	Producer string   `help:"import_producer" placeholder:"NAME"`
	Licence  string   `help:"import_licence" placeholder:"NAME"`
	Date     string   `help:"import_date" placeholder:"AAAA-MM-JJ"`
	Covers   coverage `help:"import_covers" placeholder:"extent|territory|INSEE,…"`
	Report   string   `help:"import_report" placeholder:"FILE"`
	Mapping  string   `help:"import_mapping" placeholder:"FILE"`
	NoRows   bool     `help:"import_no_rows"`
}

type importResult struct {
	Project string         `json:"project"`
	Created bool           `json:"created"`
	Files   []importedFile `json:"files"` // a layer each: an archive may give several

	References references `json:"references"`
}

type importedFile struct {
	File string `json:"file"`
	Part string `json:"part"`
	fileFacts
	Layer      string      `json:"layer"`
	Name       string      `json:"name"`
	Role       data.Role   `json:"role"`
	Producer   string      `json:"producer"`
	Licence    string      `json:"licence"`
	Recognised *recognised `json:"recognised"`
	Seq        int64       `json:"seq"`
	Rows       broughtRows `json:"rows"`
}

func (v *importVerb) Run(e *env) (err error) {
	mapping, err := readMapping(v.Mapping)
	if err != nil {
		return err
	}
	if v.Report != "" {
		if err := e.free(v.Report); err != nil {
			return err
		}
	}
	created := false
	if _, missing := os.Stat(v.Project); errors.Is(missing, fs.ErrNotExist) {
		store, err := gpkg.Create(e.ctx, v.Project, territory(e, v.Project), gpkg.Options{Clock: e.clock, Holder: e.author})
		if err != nil {
			return err
		}
		created = true
		if err := store.Close(); err != nil {
			return errors.Join(err, remove(v.Project))
		}
	}
	result := importResult{Project: v.Project, Created: created}
	err = e.change(v.Project, func(w *workspace.Workspace) error {
		for _, file := range v.Files {
			layers, err := v.layers(e, w, file, mapping)
			result.Files = append(result.Files, layers...)
			if err != nil {
				return err
			}
		}
		if created {
			if err := settle(e, w); err != nil {
				return err
			}
		}
		result.References = followed(w.Snapshot())
		return nil
	})
	if err != nil {
		if created {
			err = errors.Join(err, remove(v.Project))
		}
		return err
	}
	if v.Report != "" {
		if err := writeReport(e, v.Report, result.Files); err != nil {
			return err
		}
	}
	for _, f := range result.Files {
		if v.Role == "" {
			e.say(f.recognition(e))
		}
	}
	if e.json {
		return e.print(result)
	}
	for _, f := range result.Files {
		for _, line := range f.issueLines(e) {
			e.say(line)
		}
		if err := e.line(e.loc.N("cli.import.done", f.Features, "file", f.File, "name", f.Name, "layer", f.Layer)); err != nil {
			return err
		}
		if said := f.Rows.say(e); said != "" {
			e.say(said)
		}
	}
	for _, said := range result.References.say(e) {
		e.say(said)
	}
	return nil
}

// layers brings the layers of one file in: the one that is named, or all of them.
func (v *importVerb) layers(e *env, w *workspace.Workspace, file string, m *standard.Mapping) ([]importedFile, error) {
	parts, err := choose(e, file, v.Part)
	if err != nil {
		return nil, err
	}
	var done []importedFile
	for _, part := range parts {
		name := v.Layer
		if name == "" {
			name = part.Layer
		} else if len(v.Files) > 1 || len(parts) > 1 {
			name += " " + part.Layer
		}
		imported, err := v.one(e, w, file, part, name, m)
		if err != nil {
			return done, err
		}
		done = append(done, imported)
	}
	return done, nil
}

// one brings one layer in: as the flags say and, where they do not, as it is recognised.
func (v *importVerb) one(e *env, w *workspace.Workspace, file string, part ingest.Part, name string, m *standard.Mapping) (importedFile, error) {
	opt := ingest.Options{Part: part.Name, LatFirst: v.LatFirst}
	if v.CRS != nil {
		opt.CRS = v.CRS.system
	}
	if v.Report != "" {
		opt.Limits.Issues = reportedIssues
	}
	look, err := incoming.At(e.ctx, file, part, opt, around(w.Snapshot()))
	if err != nil {
		return importedFile{}, err
	}
	if look.Unknown != nil {
		return importedFile{}, advise(look)
	}
	l := data.Layer{
		ID: w.NewID(data.KindLayer, name), Name: name, Role: data.Role(v.Role), Producer: v.Producer, Licence: v.Licence,
		Source: filepath.Base(file), Date: v.Date, Visible: true, Coverage: data.Coverage(v.Covers),
	}
	if l.Role == "" {
		l.Role = roleOf(look, m)
	}
	if s, ok := standard.ByID(look.Guess().Standard); ok && look.Recognised() && s.Role == l.Role {
		l.Producer, l.Licence = cmp.Or(l.Producer, s.Producer), cmp.Or(l.Licence, s.Licence)
	}
	imported := importedFile{
		File: file, Part: part.Name, Layer: l.ID, Name: name, Role: l.Role, Producer: l.Producer, Licence: l.Licence,
		Recognised: recognise(look.Guess()),
	}
	plan, err := planOf(look, l.Role, m, v.NoRows)
	if err != nil {
		return imported, err
	}
	arrival, err := w.Arrive(l)
	if err != nil {
		return imported, err
	}
	defer arrival.Leave()
	var rows *standard.Harvest
	report := e.report(filepath.Base(file))
	set, err := workspace.Gather(e.ctx, func(sink func(*feature.Set) error) error {
		result, harvest, err := incoming.Harvest(e.ctx, file, opt, plan, func(s *feature.Set) error {
			imported.add(s)
			return sink(s)
		}, report)
		if err != nil {
			return err
		}
		rows = harvest
		imported.read(result)
		return nil
	})
	var change data.Change
	var brought relation.Brought
	if err == nil {
		change, brought, err = relation.Bring(e.ctx, w, arrival, set, rows, e.report(e.loc.T("cli.import.storing", "layer", name)))
	}
	e.endProgress()
	imported.Seq = change.Seq
	imported.bring(brought)
	return imported, err
}

// settle gives a project made by an import the legal projection of the place that was imported.
func settle(e *env, w *workspace.Workspace) error {
	s := w.Snapshot()
	box := s.Scene.Box()
	if box.Empty() {
		return nil
	}
	t := s.Territory
	legal := crs.Legal(geo.Unmercator(box.Centre())).EPSG()
	if legal == t.EPSG {
		return nil
	}
	t.EPSG = legal
	_, err := w.Do(e.ctx, data.Edit{Note: data.Note{Key: "edit.territory"}, Put: []data.Row{t}})
	return err
}

// remove takes a project that could not be finished off the disk, with what SQLite may have left beside it.
func remove(project string) error {
	err := os.Remove(project)
	for _, beside := range []string{"-wal", "-shm", "-journal"} {
		if gone := os.Remove(project + beside); gone != nil && !errors.Is(gone, fs.ErrNotExist) {
			err = errors.Join(err, gone)
		}
	}
	return err
}
