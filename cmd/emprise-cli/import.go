package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/measure"
)

type importVerb struct {
	Project  string   `arg:"" help:"${h_project}"`
	Files    []string `arg:"" help:"${h_import_files}"`
	Role     role     `help:"${h_import_role}" default:"context" placeholder:"ROLE"`
	Layer    string   `help:"${h_import_layer}" placeholder:"NAME"`
	CRS      *epsg    `help:"${h_import_crs}" name:"crs" placeholder:"EPSG:N"`
	Producer string   `help:"${h_import_producer}" placeholder:"NAME"`
	Licence  string   `help:"${h_import_licence}" placeholder:"NAME"`
	Date     string   `help:"${h_import_date}" placeholder:"AAAA-MM-JJ"`
}

type importResult struct {
	Project string         `json:"project"`
	Created bool           `json:"created"`
	Files   []importedFile `json:"files"`
}

type importedFile struct {
	File string `json:"file"`
	fileFacts
	Layer string    `json:"layer"`
	Name  string    `json:"name"`
	Role  data.Role `json:"role"`
	Seq   int64     `json:"seq"`
}

func (v *importVerb) Run(e *env) (err error) {
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
			imported, err := v.one(e, w, file)
			if err != nil {
				return err
			}
			result.Files = append(result.Files, imported)
		}
		if created {
			return settle(e, w)
		}
		return nil
	})
	if err != nil {
		if created {
			err = errors.Join(err, remove(v.Project))
		}
		return err
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
	}
	return nil
}

// one brings one file in as one layer.
func (v *importVerb) one(e *env, w *workspace.Workspace, file string) (importedFile, error) {
	name := v.Layer
	if name == "" || len(v.Files) > 1 {
		name = stem(file)
	}
	if v.Layer != "" && len(v.Files) > 1 {
		name = v.Layer + " " + name
	}
	l := data.Layer{
		ID: w.NewID(data.KindLayer, name), Name: name, Role: data.Role(v.Role), Producer: v.Producer, Licence: v.Licence,
		Source: filepath.Base(file), Date: v.Date, Visible: true,
	}
	imported := importedFile{File: file, Layer: l.ID, Name: name, Role: l.Role}
	change, err := w.Import(e.ctx, l, func(sink func(*feature.Set) error) error {
		opt := ingest.Options{}
		if v.CRS != nil {
			opt.CRS = v.CRS.system
		}
		result, err := ingest.File(e.ctx, file, opt, func(s *feature.Set) error {
			imported.add(s)
			return sink(s)
		}, e.report(filepath.Base(file)))
		if err != nil {
			return err
		}
		imported.read(result)
		return nil
	})
	e.endProgress()
	imported.Seq = change.Seq
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

// stem is the name of a file without its folder and its extensions.
func stem(file string) string {
	name := filepath.Base(file)
	for _, ext := range []string{".gz", ".geojson", ".json"} {
		if len(name) > len(ext) && strings.EqualFold(name[len(name)-len(ext):], ext) {
			name = name[:len(name)-len(ext)]
		}
	}
	return name
}

// fileFacts is what is said of a file that was read.
type fileFacts struct {
	Format      string         `json:"format"`
	CRS         string         `json:"crs"`
	CRSFrom     string         `json:"crs_from"`
	Bytes       int64          `json:"bytes"`
	Read        int            `json:"read"`
	Features    int            `json:"features"`
	AreaM2      float64        `json:"area_m2"`
	IssueCounts map[string]int `json:"issue_counts"`
	Issues      []issue        `json:"issues"`
}

func (f *fileFacts) add(s *feature.Set) {
	for i := range s.Len() {
		if s.Kinds[i] == feature.Areas {
			f.AreaM2 += float64(measure.FeatureArea(s, i))
		}
	}
}

func (f *fileFacts) read(r *ingest.Result) {
	f.Format, f.CRSFrom, f.Bytes, f.Read, f.Features = r.Format, r.CRSFrom, r.Bytes, r.Read, r.Kept
	if r.CRS != nil {
		f.CRS = authority(r.CRS)
	}
	f.IssueCounts = r.IssueCounts
	if f.IssueCounts == nil {
		f.IssueCounts = map[string]int{}
	}
	f.Issues = issues(r.Issues)
}
