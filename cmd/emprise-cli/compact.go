package main

import (
	"emprise/data/explain"
	"emprise/data/gpkg"
)

type compactVerb struct {
	Project string `arg:"" help:"project"`
	Yes     bool   `help:"compact_yes"`
}

func (v *compactVerb) Run(e *env) error {
	opt := gpkg.Options{Clock: e.clock, Holder: e.author}
	if !v.Yes {
		plan, err := v.plan(e, opt)
		if err != nil {
			return err
		}
		if len(plan.Layers)+plan.Blobs > 0 {
			if err := v.tell(e, plan); err != nil {
				return err
			}
			return &needsYes{}
		}
	}
	done, err := gpkg.Compact(e.ctx, v.Project, opt, e.report(e.loc.T("task.compact")))
	if err != nil {
		return err
	}
	e.endProgress()
	return v.tell(e, done)
}

// plan says what would be lost, without changing anything.
func (v *compactVerb) plan(e *env, opt gpkg.Options) (gpkg.Compaction, error) {
	opt.ReadOnly = true
	s, err := gpkg.Open(e.ctx, v.Project, opt)
	if err != nil {
		return gpkg.Compaction{}, err
	}
	plan, err := s.Compactable(e.ctx)
	if closing := s.Close(); err == nil {
		err = closing
	}
	return plan, err
}

func (v *compactVerb) tell(e *env, c gpkg.Compaction) error {
	if e.json {
		return e.print(c)
	}
	for _, l := range c.Layers {
		if err := e.line(e.loc.N("cli.compact.layer", l.Count, "layer", l.Name)); err != nil {
			return err
		}
	}
	if c.Blobs > 0 {
		if err := e.line(e.loc.N("cli.compact.blobs", c.Blobs)); err != nil {
			return err
		}
	}
	for _, s := range c.Steps {
		if err := e.line(e.loc.T("cli.compact.step", "seq", e.count(int(s.Seq)), "what", explain.Note(e.loc, s.Note))); err != nil {
			return err
		}
	}
	if c.After == 0 {
		return nil
	}
	return e.line(e.loc.T("cli.compact.done", "before", e.megabytes(c.Before), "after", e.megabytes(c.After)))
}

func (e *env) megabytes(n int64) string {
	return e.loc.T("cli.megabytes", "n", e.loc.Number(float64(n)/1e6, 1))
}

// needsYes brings its own sentence.
type needsYes struct{}

func (*needsYes) Error() string { return "needs --yes" }

// Explain gives the translation key.
func (*needsYes) Explain() (key string, args []any) { return "cli.compact.needs_yes", nil }
