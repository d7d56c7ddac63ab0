package main

import (
	"errors"

	"emprise/data/gpkg"
)

type copyVerb struct {
	Project string `arg:"" help:"${h_project}"`
	File    string `arg:"" help:"${h_copy_file}"`
}

func (v *copyVerb) Run(e *env) error {
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
