package main

import (
	"errors"
	"strings"

	"emprise/data/gpkg"
	"emprise/data/publication"
	"emprise/data/workspace"
)

type copyVerb struct {
	Project string `arg:"" help:"project"`
	File    string `arg:"" help:"copy_file"`
	Public  bool   `help:"copy_public"`
}

func (v *copyVerb) Run(e *env) error {
	if v.Public {
		return v.publish(e)
	}
	s, err := gpkg.Open(e.ctx, v.Project, gpkg.Options{ReadOnly: true, Clock: e.clock, Holder: e.author})
	if err != nil {
		return err
	}
	err = s.SaveCopy(e.ctx, v.File, e.report(e.loc.T("task.copy", "file", v.File)))
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	e.endProgress()
	if e.json {
		return e.print(struct {
			Project string `json:"project"`
			File    string `json:"file"`
		}{v.Project, v.File})
	}
	return e.line(e.loc.T("status.copied", "file", v.File))
}

// publish writes what may be shown outside.
func (v *copyVerb) publish(e *env) error {
	store, err := gpkg.Open(e.ctx, v.Project, gpkg.Options{ReadOnly: true, Clock: e.clock, Holder: e.author})
	if err != nil {
		return err
	}
	ws, err := workspace.Open(e.ctx, store, workspace.Options{Clock: e.clock})
	if err != nil {
		return err
	}
	done, err := publication.Write(e.ctx, ws.Snapshot(), v.File, gpkg.Options{Clock: e.clock, Holder: e.author},
		e.report(e.loc.T("task.copy", "file", v.File)))
	if err := errors.Join(err, ws.Close()); err != nil {
		return err
	}
	e.endProgress()
	if e.json {
		return e.print(struct {
			Project string `json:"project"`
			File    string `json:"file"`
			workspace.Published
		}{v.Project, v.File, done})
	}
	if err := e.line(e.loc.N("status.published", done.Rows, "file", v.File, "withheld", e.loc.N("status.withheld", done.Withheld))); err != nil {
		return err
	}
	if len(done.LeftOut) > 0 {
		return e.line(e.loc.T("status.left_out", "layers", strings.Join(done.LeftOut, ", ")))
	}
	return nil
}
