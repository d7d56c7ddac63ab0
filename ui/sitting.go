package ui

import (
	"context"
	"strconv"
	"strings"
	"time"

	"emprise/data"
	"emprise/data/document"
	"emprise/data/minutes"
	"emprise/data/workspace"
	"emprise/ui/kit"
	"emprise/ui/sittingform"
	"emprise/ui/sittinglog"
)

// sits says whether a sitting goes on.
func (w *Window) sits() bool {
	if w.ws == nil {
		return false
	}
	_, on := minutes.Running(w.ws.Snapshot())
	return on
}

func (w *Window) sittingTitle() string {
	if w.sits() {
		return w.loc.T("op.sitting_stop")
	}
	return w.loc.T("op.sitting_start")
}

func (w *Window) makeLog() *sittinglog.Log {
	l := sittinglog.New(w.loc, w.tips)
	l.OnStop = func() { w.Press("sitting") }
	l.OnMinutes = func() { w.Press("sitting.minutes") }
	l.OnNote = func() { w.Press("sitting.note") }
	l.OnBefore = func() { w.Press("sitting.before") }
	l.OnChoose = w.chooseDeed
	return l
}

// flipSitting asks for a sitting, or closes the one that goes on and shows its minutes.
func (w *Window) flipSitting() {
	if !w.sits() {
		w.askSitting()
		return
	}
	e, err := minutes.Close(w.ws.Snapshot(), w.cfg.Clock())
	if err != nil {
		w.trouble(err)
		return
	}
	w.do(e, func(err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.did(e.Note)
		w.showMinutes(e.Put[0].Ref().ID)
	})
}

func (w *Window) askSitting() {
	s := data.Sitting{ID: w.ws.NewID(data.KindSitting, "")}
	if all := w.ws.Snapshot().Sittings; len(all) > 0 {
		last := all[len(all)-1] // the same people meet again
		s.Place, s.Participants = last.Place, last.Participants
	}
	f := sittingform.New(w.loc, w.tips, s)
	f.OnCancel = w.closeForm
	f.OnSave = func(s data.Sitting) {
		e, err := minutes.Open(w.ws.Snapshot(), s, w.cfg.Clock())
		if err != nil {
			w.trouble(err)
			return
		}
		w.save(e, f, func() {
			w.closeForm()
			w.did(e.Note)
		})
	}
	w.showForm(f, f.Object)
	w.focus(f.Field("title"))
}

// showSitting brings the log and the status bar up to date.
func (w *Window) showSitting() {
	var s data.Sitting
	on := false
	if w.ws != nil {
		s, on = minutes.Running(w.ws.Snapshot())
	}
	w.followBefore()
	w.line.Sitting = ""
	if on {
		w.line.Sitting = w.loc.T("status.sitting", "time", minutes.Time(w.loc, minutes.Started(s)))
	}
	w.status.Set(w.line)
	if w.log.Object.Visible() != on {
		kit.Show(w.log.Object, on)
		w.aside.Refresh()
		w.fitRoom()
	}
	if !on {
		w.runner.Forget("sitting")
		return
	}
	ws := w.ws
	var m *minutes.Minutes
	w.runner.Latest("sitting", func(ctx context.Context) error {
		var err error
		m, err = minutesOf(ctx, ws, s.ID, false)
		return err
	}, func(err error) {
		if w.ws != ws {
			return
		}
		if err != nil {
			w.trouble(err)
			return
		}
		var keys []string
		for i, status := range data.Statuses()[:6] {
			keys = append(keys, w.loc.T("sitting.key", "key", strconv.Itoa(i+1), "status", w.loc.T("status."+string(status))))
		}
		since := w.line.Sitting
		if m.Started.Format(time.DateOnly) != w.cfg.Clock().In(m.Started.Location()).Format(time.DateOnly) {
			since = m.When(w.loc)
		}
		model := sittinglog.Model{Title: s.Title, Since: since, Keys: w.loc.T("sitting.keys", "keys", strings.Join(keys, ", ")), Before: w.before.on}
		w.deeds = m.All()
		for _, d := range w.deeds {
			model.Lines = append(model.Lines, sittinglog.Line{Time: minutes.Time(w.loc, d.At), What: document.Simple(minutes.What(w.loc, d))})
		}
		w.log.Set(model)
	})
}

// minutesOf works out the minutes of a sitting as the project is now.
func minutesOf(ctx context.Context, ws *workspace.Workspace, id string, public bool) (*minutes.Minutes, error) {
	snap := ws.Snapshot()
	s, ok := snap.Sitting(id)
	if !ok {
		return nil, data.ErrNotFound
	}
	deeds, err := ws.Since(ctx, minutes.Started(s))
	if err != nil {
		return nil, err
	}
	return minutes.Of(snap, deeds, s, public), nil
}

// readMinutes shows the minutes of the newest sitting.
func (w *Window) readMinutes() {
	newest, _ := newestSitting(w.ws.Snapshot())
	w.showMinutes(newest.ID)
}

// newestSitting is the one that was opened last; false when none was.
func newestSitting(snap *workspace.Snapshot) (newest data.Sitting, ok bool) {
	for _, s := range snap.Sittings {
		if newest.ID == "" || !minutes.Started(s).Before(minutes.Started(newest)) {
			newest = s
		}
	}
	return newest, newest.ID != ""
}

// showMinutes opens the minutes of a sitting, the public version when it may be handed out.
func (w *Window) showMinutes(id string) {
	s, _ := w.ws.Snapshot().Sitting(id)
	w.read(w.loc.T("op.sitting_minutes"), paper{
		chosen: id, label: w.loc.T("kind.sitting"), options: w.sittingOptions(), public: s.Public, secret: !s.Public, name: w.loc.T("sitting.file_name"),
		compose: minutesText,
	})
}

// sittingOptions are the sittings to choose from, the newest first.
func (w *Window) sittingOptions() []kit.Option {
	var options []kit.Option
	all := w.ws.Snapshot().Sittings
	for i := len(all) - 1; i >= 0; i-- {
		options = append(options, kit.Option{Code: all[i].ID, Text: w.loc.T("sitting.option", "title", all[i].Title, "day", w.loc.Day(minutes.Started(all[i])))})
	}
	return options
}
