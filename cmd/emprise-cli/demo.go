package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"emprise/data/demo"
	"emprise/geo"
)

type demoVerb struct {
	Dir  string  `help:"demo_dir" required:"" placeholder:"DIR"`
	Seed *uint64 `help:"demo_seed" placeholder:"N"`
}

type demoResult struct {
	Dir       string `json:"dir"`
	Project   string `json:"project"`
	Seed      uint64 `json:"seed"`
	Territory string `json:"territory"`
	Layers    int    `json:"layers"`
	Features  int    `json:"features"`
	Zones     int    `json:"zones"`
	Plots     int    `json:"plots"`
	Companies int    `json:"companies"`
	Needs     int    `json:"needs"`
	Projects  int    `json:"projects"`
}

func (v *demoVerb) Run(e *env) error {
	seed := demo.DefaultSeed
	if v.Seed != nil {
		seed = *v.Seed
	}
	t := demo.Generate(seed)
	project := filepath.Join(v.Dir, "demo.gpkg")
	if err := folder(v.Dir); err != nil {
		return err
	}
	if err := demo.WriteGeoJSON(e.ctx, v.Dir, t); err != nil {
		return err
	}
	if err := demo.WriteProject(e.ctx, project, t); err != nil {
		return err
	}
	r := demoResult{
		Dir: v.Dir, Project: project, Seed: seed, Territory: t.Info.Name, Layers: len(t.Layers), Zones: len(t.Zones),
		Plots: len(t.Plots), Companies: len(t.Companies), Needs: len(t.Needs), Projects: len(t.Projects),
	}
	for _, l := range t.Layers {
		r.Features += l.Features.Len()
	}
	if e.json {
		return e.print(r)
	}
	return e.line(e.loc.T("cli.demo.done", "territory", r.Territory, "project", project,
		"layers", e.loc.Number(float64(r.Layers), 0), "features", e.loc.Number(float64(r.Features), 0)))
}

// folder makes the folder when it is not there.
func folder(path string) error {
	err := os.MkdirAll(path, 0o777)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return &geo.FileError{Path: path, Reason: geo.FileFolderReadOnly, Err: err}
	case err != nil:
		return &geo.FileError{Path: path, Reason: geo.FileExists, Detail: err.Error(), Err: err} // a file stands in the way
	}
	return nil
}
