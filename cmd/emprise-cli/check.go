package main

import (
	"errors"

	"emprise/data/gpkg"
)

type checkVerb struct {
	Project string `arg:"" help:"${h_project}"`
}

type checkResult struct {
	Project  string         `json:"project"`
	Good     bool           `json:"good"`
	Findings []gpkg.Finding `json:"findings"`
}

func (v *checkVerb) Run(e *env) error {
	store, err := gpkg.Open(e.ctx, v.Project, gpkg.Options{ReadOnly: true, Clock: e.clock, Holder: e.author})
	if err != nil {
		return err
	}
	findings, err := store.Check(e.ctx)
	if err := errors.Join(err, store.Close()); err != nil {
		return err
	}
	if err := v.tell(e, findings); err != nil {
		return err
	}
	if len(findings) > 0 {
		return &reported{v.Project + ": check failed"}
	}
	return nil
}

func (v *checkVerb) tell(e *env, findings []gpkg.Finding) error {
	if e.json {
		if findings == nil {
			findings = []gpkg.Finding{}
		}
		return e.print(checkResult{v.Project, len(findings) == 0, findings})
	}
	if len(findings) == 0 {
		return e.line(e.loc.T("cli.check.good"))
	}
	rows := make([][]string, 0, len(findings))
	for _, f := range findings {
		rows = append(rows, []string{e.loc.T("check." + string(f.Rule)), f.Table, f.ID, f.Detail})
	}
	return e.table(rows)
}
