package main

import (
	"path/filepath"
	"strings"

	"emprise/data"
	"emprise/data/gpkg"
)

type newVerb struct {
	Project   string `arg:"" help:"project"`
	Name      string `help:"new_name"`
	EPSG      int    `help:"new_epsg" name:"epsg" default:"2154"`
	Authority string `help:"new_authority"`
}

func (v *newVerb) Run(e *env) error {
	t := territory(e, v.Project)
	t.EPSG, t.Authority = v.EPSG, v.Authority
	if v.Name != "" {
		t.Name = v.Name
	}
	store, err := gpkg.Create(e.ctx, v.Project, t, gpkg.Options{Clock: e.clock, Holder: e.author})
	if err != nil {
		return err
	}
	if err := store.Close(); err != nil {
		return err
	}
	if e.json {
		return e.print(struct {
			Project   string         `json:"project"`
			Territory data.Territory `json:"territory"`
		}{v.Project, t})
	}
	return e.line(e.loc.T("cli.new.done", "project", v.Project, "territory", t.Name))
}

// territory is what a new project is about as long as nobody has said more: it bears the name of its file.
func territory(e *env, path string) data.Territory {
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	return data.Territory{Name: name, EPSG: 2154, Language: e.loc.Lang()}
}
