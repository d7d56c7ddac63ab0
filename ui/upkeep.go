package ui

import (
	"context"
	"errors"

	"emprise/data/gpkg"
	"emprise/data/workspace"
	"emprise/ui/filechooser"
	"emprise/ui/inspector"
	"emprise/ui/kit"
)

// upkeep closes the project, lets work at its file, and opens it again where it was looked at, also when the work has failed.
func (w *Window) upkeep(title string, work func(ctx context.Context, path string, report func(done, total int64)) error, then func(error)) {
	w.unlessTyped("op.close", func() { w.keepUp(title, work, then) })
}

func (w *Window) keepUp(title string, work func(ctx context.Context, path string, report func(done, total int64)) error, then func(error)) {
	path, view := w.ws.Path(), w.chart.View()
	w.dropProject()
	w.showAll()
	w.opening = true
	var got *opened
	var failed error
	w.runner.Go(title, func(ctx context.Context, report func(done, total int64)) (err error) {
		w.leaving.Wait()
		failed = work(ctx, path, report)
		got, err = w.load(context.WithoutCancel(ctx), path) // giving the work up is not giving the project up
		return err
	}, func(err error) {
		w.opening = false
		if err != nil {
			w.sorry = w.sentence(err)
			w.showWelcome()
			return
		}
		w.take(got)
		w.chart.SetView(view)
		then(failed)
	})
}

// checkFile looks the whole file through and shows what is wrong with it.
func (w *Window) checkFile() {
	store, ws := w.store, w.ws
	var found []gpkg.Finding
	w.runner.Go(w.loc.T("task.check"), func(ctx context.Context, _ func(done, total int64)) (err error) {
		found, err = store.Check(ctx)
		return err
	}, func(err error) {
		if w.ws != ws {
			return
		}
		if err != nil {
			w.trouble(err)
			return
		}
		w.say(w.loc.N("status.findings", len(found)))
		w.showReport(w.describeFindings(found, nil))
	})
}

// showReport puts a report in the place of what is selected.
func (w *Window) showReport(m inspector.Model) {
	w.putFormAside()
	if s := w.settings.Dock; s.HideRight {
		s.HideRight = false
		w.setDock(s)
	}
	w.inspector.Set(m)
}

// findingsShown is how many findings are listed one by one.
const findingsShown = 50

func (w *Window) describeFindings(found []gpkg.Finding, mended []gpkg.Finding) inspector.Model {
	m := inspector.Model{Key: "check", Kind: w.loc.T("kind.file"), Title: w.loc.T("upkeep.check"), Status: w.loc.N("status.findings", len(found))}
	list := func(titleKey, icon string, all []gpkg.Finding) {
		if len(all) == 0 {
			return
		}
		s := inspector.Section{Title: w.loc.T(titleKey)}
		for i, f := range all {
			if i == findingsShown {
				s.Text = w.loc.T("issues.more")
				break
			}
			detail := f.Table
			for _, more := range []string{f.ID, f.Detail} {
				if more != "" {
					detail += " – " + more
				}
			}
			s.Links = append(s.Links, inspector.Link{Icon: icon, Title: upperFirst(w.loc.T("check." + string(f.Rule))), Detail: detail, Run: func() {}})
		}
		m.Sections = append(m.Sections, s)
	}
	list("upkeep.mended", "check", mended)
	list("upkeep.found", "warning", found)
	damaged := false
	for _, f := range found {
		damaged = damaged || f.Rule == gpkg.RuleIntegrity
	}
	switch {
	case damaged:
		m.Sections = append(m.Sections, inspector.Section{Title: w.loc.T("upkeep.what_now"), Text: w.loc.T("upkeep.damaged")})
		m.Actions = append(m.Actions, kit.Action{ID: "upkeep.recover", Title: w.loc.T("op.recover_here"), Run: func() { w.recover(w.ws.Path()) }})
	case len(found) > 0 && w.noUpkeep() == "" && mended == nil:
		m.Sections = append(m.Sections, inspector.Section{Title: w.loc.T("upkeep.what_now"), Text: w.loc.T("upkeep.repair")})
		m.Actions = append(m.Actions, w.action(w.operation("check.repair")))
	}
	m.Actions = append(m.Actions, w.leaveReport())
	return m
}

func (w *Window) leaveReport() kit.Action {
	return kit.Action{ID: "upkeep.leave", Title: w.loc.T("op.leave"), Run: w.showInspector}
}

// repair puts right what the rows tell, and shows what is left.
func (w *Window) repair() {
	mended := []gpkg.Finding{}
	var left []gpkg.Finding
	w.upkeep(w.loc.T("task.mend"), func(ctx context.Context, path string, report func(done, total int64)) error {
		s, err := gpkg.Open(ctx, path, gpkg.Options{Clock: w.cfg.Clock})
		if err != nil {
			return err
		}
		done, err := s.Mend(ctx, report)
		mended = append(mended, done...)
		if err := errors.Join(err, s.Close()); err != nil {
			return err
		}
		got, err := w.load(ctx, path)
		if err != nil {
			return err
		}
		dangling, err := got.ws.DropDangling(ctx)
		for _, d := range dangling {
			if d.Dropped {
				mended = append(mended, droppedOf(d))
			}
		}
		if err == nil {
			left, err = got.store.Check(ctx)
		}
		return errors.Join(err, got.ws.Close())
	}, func(err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.tell(w.loc.N("status.mended", len(mended)))
		w.showReport(w.describeFindings(left, mended))
	})
}

func droppedOf(d workspace.Dangling) gpkg.Finding {
	return gpkg.Finding{Rule: gpkg.RuleReference, Table: string(d.Ref.Kind), ID: d.Ref.ID, Detail: d.Field + " " + d.To.ID}
}

// askCompact says what compacting takes away before it is done.
func (w *Window) askCompact() {
	store, ws := w.store, w.ws
	var plan gpkg.Compaction
	w.runner.Go("", func(ctx context.Context, _ func(done, total int64)) (err error) {
		plan, err = store.Compactable(ctx)
		return err
	}, func(err error) {
		if w.ws != ws {
			return
		}
		if err != nil {
			w.trouble(err)
			return
		}
		w.asked = true
		w.showReport(w.describeCompaction(plan))
	})
}

func (w *Window) describeCompaction(c gpkg.Compaction) inspector.Model {
	m := inspector.Model{
		Key: "compact", Kind: w.loc.T("kind.file"), Title: w.loc.T("upkeep.compact"), Detail: w.megabytes(c.Before),
		Sections: []inspector.Section{{Title: w.loc.T("upkeep.what"), Text: w.loc.T("upkeep.compact_about")}},
	}
	if len(c.Layers) > 0 {
		s := inspector.Section{Title: w.loc.T("upkeep.layers")}
		for _, l := range c.Layers {
			s.Links = append(s.Links, inspector.Link{Icon: "trash", Title: l.Name, Detail: w.loc.N("status.objects", l.Count), Run: func() {}})
		}
		m.Sections = append(m.Sections, s)
	}
	if len(c.Steps) > 0 {
		s := inspector.Section{Title: w.loc.T("upkeep.steps")}
		for i, step := range c.Steps {
			if i == findingsShown {
				s.Text = w.loc.T("issues.more")
				break
			}
			s.Links = append(s.Links, inspector.Link{Icon: "undo", Title: w.note(step.Note), Run: func() {}})
		}
		m.Sections = append(m.Sections, s)
	}
	now := w.action(w.operation("compact.now"))
	now.Title = w.loc.T("op.compact")
	m.Actions = []kit.Action{now, w.leaveReport()}
	return m
}

func (w *Window) megabytes(n int64) string {
	return w.loc.T("cli.megabytes", "n", w.loc.Number(float64(n)/1e6, 1))
}

// compact gives the room of what was taken off back.
func (w *Window) compact() {
	w.asked = false
	var done gpkg.Compaction
	w.upkeep(w.loc.T("task.compact"), func(ctx context.Context, path string, report func(done, total int64)) (err error) {
		done, err = gpkg.Compact(ctx, path, gpkg.Options{Clock: w.cfg.Clock}, report)
		return err
	}, func(err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.tell(w.loc.T("status.compacted", "before", w.megabytes(done.Before), "after", w.megabytes(done.After)))
	})
}

func (w *Window) askRecover() {
	w.ask(filechooser.Options{Title: w.loc.T("op.recover"), Button: w.loc.T("files.open"), Extensions: []string{".gpkg"}}, w.recover)
}

// recover reads what can be read of a damaged file into a new one beside it, and opens that.
func (w *Window) recover(path string) {
	out := gpkg.RecoveredName(path)
	var got gpkg.Recovery
	w.runner.Go(w.loc.T("task.recover"), func(ctx context.Context, report func(done, total int64)) (err error) {
		got, err = gpkg.Recover(ctx, path, out, gpkg.Options{Clock: w.cfg.Clock}, report)
		return err
	}, func(err error) {
		if err != nil {
			if w.ws == nil {
				w.sorry = w.sentence(err)
				w.showWelcome()
				return
			}
			w.trouble(err)
			return
		}
		w.recovered = &got
		w.OpenProject(out)
	})
}

// tellRecovered shows what was read of a damaged file, once the new one is open.
func (w *Window) tellRecovered() {
	r := w.recovered
	if r == nil || r.Path != w.ws.Path() {
		return
	}
	w.recovered = nil
	m := inspector.Model{Key: "recovered", Kind: w.loc.T("kind.file"), Title: w.loc.T("upkeep.recovered"), Status: w.loc.N("upkeep.lost", int(r.Lost()))}
	s := inspector.Section{Title: w.loc.T("upkeep.tables")}
	for _, t := range r.Tables {
		if t.Rows == 0 && t.Lost == 0 && !t.Gone {
			continue
		}
		link := inspector.Link{Icon: "check", Title: t.Table, Detail: w.loc.N("upkeep.rows", t.Rows), Run: func() {}}
		if t.Lost > 0 || t.Gone {
			link.Icon = "warning"
			link.Detail += ", " + w.loc.N("upkeep.lost", int(t.Lost))
		}
		s.Links = append(s.Links, link)
	}
	m.Sections = []inspector.Section{{Title: w.loc.T("upkeep.what_now"), Text: w.loc.T("upkeep.look_through")}, s}
	m.Actions = []kit.Action{w.leaveReport()}
	w.showReport(m)
}
