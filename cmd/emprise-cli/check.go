package main

import (
	"errors"

	"emprise/data/gpkg"
	"emprise/data/workspace"
	"emprise/geo"
)

type checkVerb struct {
	Project string `arg:"" help:"project"`
	Repair  bool   `help:"check_repair"`
	Out     string `help:"check_out" placeholder:"FILE"`
}

type checkResult struct {
	Project   string               `json:"project"`
	Good      bool                 `json:"good"`
	Findings  []gpkg.Finding       `json:"findings"`            // that are left
	Mended    []gpkg.Finding       `json:"mended,omitempty"`    // with --repair
	Dangling  []workspace.Dangling `json:"dangling,omitempty"`  // with --repair
	Recovered *gpkg.Recovery       `json:"recovered,omitempty"` // with --repair, of a damaged file
}

func (v *checkVerb) Run(e *env) error {
	r := checkResult{Project: v.Project}
	var err error
	if v.Repair {
		err = v.repair(e, &r)
	} else {
		err = v.look(e, &r)
	}
	if err != nil {
		return err
	}
	e.endProgress()
	r.Good = len(r.Findings) == 0 && r.Recovered == nil
	if err := v.tell(e, r); err != nil {
		return err
	}
	if !r.Good {
		return &reported{v.Project + ": check failed"}
	}
	return nil
}

func (v *checkVerb) look(e *env, r *checkResult) error {
	store, err := gpkg.Open(e.ctx, v.Project, gpkg.Options{ReadOnly: true, Clock: e.clock, Holder: e.author})
	if err != nil {
		return err
	}
	r.Findings, err = store.Check(e.ctx)
	return errors.Join(err, store.Close())
}

// repair puts right what the rows tell; what is damaged is recovered into a new file instead.
func (v *checkVerb) repair(e *env, r *checkResult) error {
	err := v.mend(e, r)
	var refused *geo.FileError
	if !errors.As(err, &refused) || refused.Reason != geo.FileDamaged && refused.Reason != geo.FileNotGeoPackage && refused.Reason != geo.FileNotEmprise {
		return err
	}
	out := v.Out
	if out == "" {
		out = gpkg.RecoveredName(v.Project)
	}
	recovered, failed := gpkg.Recover(e.ctx, v.Project, out, gpkg.Options{Clock: e.clock, Holder: e.author}, e.report(e.loc.T("task.recover")))
	if failed != nil {
		if errors.As(failed, &refused) && refused.Reason == geo.FileDamaged {
			return err // what was said first says more
		}
		return failed
	}
	r.Recovered = &recovered
	return nil
}

func (v *checkVerb) mend(e *env, r *checkResult) error {
	store, err := gpkg.Open(e.ctx, v.Project, gpkg.Options{Clock: e.clock, Holder: e.author})
	if err != nil {
		return err
	}
	w, err := workspace.Open(e.ctx, store, workspace.Options{Clock: e.clock, Author: e.author})
	if err != nil {
		return err
	}
	err = func() (err error) {
		if err := w.Guard(); err != nil {
			return err
		}
		if r.Mended, err = store.Mend(e.ctx, e.report(e.loc.T("task.mend"))); err != nil {
			return err
		}
		if r.Dangling, err = w.DropDangling(e.ctx); err != nil {
			return err
		}
		r.Findings, err = store.Check(e.ctx)
		return err
	}()
	return errors.Join(err, w.Close())
}

func (v *checkVerb) tell(e *env, r checkResult) error {
	if e.json {
		if r.Findings == nil {
			r.Findings = []gpkg.Finding{}
		}
		return e.print(r)
	}
	if r.Recovered != nil {
		return v.tellRecovered(e, *r.Recovered)
	}
	var rows [][]string
	row := func(state string, f gpkg.Finding) {
		cells := []string{e.loc.T("check." + string(f.Rule)), f.Table, f.ID, f.Detail}
		if v.Repair {
			cells = append([]string{e.loc.T(state)}, cells...)
		}
		rows = append(rows, cells)
	}
	for _, f := range r.Mended {
		row("cli.check.mended", f)
	}
	for _, d := range r.Dangling {
		if d.Dropped {
			row("cli.check.mended", gpkg.Finding{Rule: gpkg.RuleReference, Table: string(d.Ref.Kind), ID: d.Ref.ID, Detail: d.Field + " " + d.To.ID})
		}
	}
	for _, f := range r.Findings {
		row("cli.check.left", f)
	}
	if err := e.table(rows); err != nil {
		return err
	}
	if len(r.Findings) == 0 {
		return e.line(e.loc.T("cli.check.good"))
	}
	return nil
}

func (v *checkVerb) tellRecovered(e *env, r gpkg.Recovery) error {
	rows := [][]string{e.titles("table", "rows", "lost")}
	for _, t := range r.Tables {
		lost := e.count(int(t.Lost))
		if t.Gone {
			lost = e.loc.T("cli.check.gone")
		}
		rows = append(rows, []string{t.Table, e.count(t.Rows), lost})
	}
	if err := e.table(rows); err != nil {
		return err
	}
	return e.line(e.loc.T("cli.check.recovered", "project", v.Project, "file", r.Path))
}
