package ui

import (
	"context"
	"os"

	"emprise/data/demo"
	"emprise/ui/confirmform"
)

// demoOperations begin the demonstration anew.
func (w *Window) demoOperations() []Operation {
	return []Operation{
		{ID: "demo.renew", TitleKey: "op.demo_renew", Group: "file", Icon: "undo", Disabled: w.noDemoToRenew, Run: w.askRenewDemo},
	}
}

// noDemoToRenew says why the demonstration cannot be begun anew: it can where it is open, and from the welcome once it was.
func (w *Window) noDemoToRenew() string {
	switch _, err := os.Stat(w.demoPath()); {
	case w.opening:
		return "why.opening"
	case w.ws != nil && !same(w.demoPath(), w.ws.Path()):
		return "why.not_demo"
	case w.ws != nil && w.ws.ReadOnly():
		return "why.read_only"
	case err != nil:
		return "why.demo_new"
	}
	return ""
}

// askRenewDemo asks once: what was done in the demonstration does not come back.
func (w *Window) askRenewDemo() {
	f := confirmform.New(w.loc, w.tips, confirmform.Model{
		Title: w.loc.T("demo.renew"), Detail: w.loc.T("demo.renew_detail"),
		Told: []string{w.loc.T("demo.renew_goes"), w.loc.T("demo.renew_stays")}, Close: w.loc.T("demo.renew_final"), Save: w.loc.T("demo.renew_save"),
	})
	f.OnCancel = w.closeForm
	f.OnSave = w.renewDemo
	w.showForm(f, f.Object)
}

// renewDemo closes the demonstration, writes it anew and opens it, with none of what was remembered of how it was looked at.
func (w *Window) renewDemo() {
	path := w.demoPath()
	if w.ws != nil {
		w.CloseProject()
	} else {
		w.closeForm()
	}
	delete(w.settings.Splits, path)
	delete(w.settings.Grounds, path)
	delete(w.settings.Filters, path)
	w.settings.save()
	w.open(path, w.loc.T("task.demo"), func(ctx context.Context) (*opened, error) {
		if err := demo.RenewProject(ctx, path, demo.Generate(demo.DefaultSeed)); err != nil {
			return nil, err
		}
		return w.load(ctx, path)
	}, func() { w.tell(w.loc.T("demo.renewed")) }, nil)
}
