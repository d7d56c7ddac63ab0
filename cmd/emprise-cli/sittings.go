package main

import (
	"errors"
	"fmt"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/minutes"
	"emprise/data/report"
	"emprise/data/workspace"
)

type sittingsVerb struct {
	Project      string   `arg:"" help:"project"`
	Do           []string `arg:"" optional:"" help:"sittings_do" placeholder:"minutes ID"`
	Title        string   `help:"sittings_title" placeholder:"S"`
	Place        string   `help:"sittings_place" placeholder:"S"`
	Participants []string `help:"sittings_participants" sep:";" placeholder:"S;S"`
	Out          string   `help:"text_out" placeholder:"FILE"`
	Language     string   `help:"text_language" enum:"fr,en," default:"" placeholder:"fr|en"`
	Add          string   `help:"add" placeholder:"FILE"`
	rowFlags
}

// Validate refuses words and flags that say nothing together.
func (v *sittingsVerb) Validate() error {
	verb := v.verb()
	switch {
	case verb != "list" && verb != "start" && verb != "stop" && verb != "minutes":
		return fmt.Errorf("%q is none of start, stop, list, minutes", verb)
	case verb == "minutes" && len(v.Do) > 2, verb != "minutes" && len(v.Do) > 1:
		return errors.New("one sitting at most, after minutes")
	case verb == "start" && v.Title == "":
		return errors.New("start takes --title")
	case verb != "start" && (v.Title != "" || v.Place != "" || len(v.Participants) > 0):
		return errors.New("--title, --place and --participants go with start")
	case verb != "minutes" && v.Out != "":
		return errors.New("--out goes with minutes")
	case verb != "list" && (v.Add != "" || v.Show != "" || v.Set != "" || len(v.Delete) > 0):
		return errors.New("--add, --show, --set and --delete go with list")
	}
	return nil
}

func (v *sittingsVerb) verb() string {
	if len(v.Do) == 0 {
		return "list"
	}
	return v.Do[0]
}

func (v *sittingsVerb) Run(e *env) error {
	switch v.verb() {
	case "start":
		return e.change(v.Project, func(w *workspace.Workspace) error {
			s := data.Sitting{ID: w.NewID(data.KindSitting, ""), Title: v.Title, Place: v.Place, Participants: v.Participants, Public: v.Public}
			edit, err := minutes.Open(w.Snapshot(), s, e.clock())
			return v.edit(e, w, edit, err)
		})
	case "stop":
		return e.change(v.Project, func(w *workspace.Workspace) error {
			edit, err := minutes.Close(w.Snapshot(), e.clock())
			return v.edit(e, w, edit, err)
		})
	case "minutes":
		return v.minutes(e)
	}
	rows := rowsVerb[data.Sitting]{Project: v.Project, Add: v.Add, rowFlags: v.rowFlags}
	return rows.Run(e)
}

// edit opens or closes a sitting and tells which.
func (v *sittingsVerb) edit(e *env, w *workspace.Workspace, edit data.Edit, err error) error {
	if err != nil {
		return err
	}
	if _, err := w.Do(e.ctx, edit); err != nil {
		return err
	}
	if e.json {
		return e.print(edit.Put[0])
	}
	return e.line(edit.Put[0].Ref().ID)
}

func (v *sittingsVerb) minutes(e *env) error {
	w, err := e.open(v.Project, true)
	if err != nil {
		return err
	}
	err = v.tell(e, w)
	return errors.Join(err, w.Close())
}

// tell writes the minutes of the sitting that is named, else of the newest one.
func (v *sittingsVerb) tell(e *env, w *workspace.Workspace) error {
	snap := w.Snapshot()
	var s data.Sitting
	for _, other := range snap.Sittings {
		if len(v.Do) == 2 && other.ID == v.Do[1] || len(v.Do) == 1 && !minutes.Started(other).Before(minutes.Started(s)) {
			s = other
		}
	}
	if s.ID == "" {
		return fmt.Errorf("%s %s: %w", data.KindSitting, v.Do[len(v.Do)-1], data.ErrNotFound)
	}
	if v.Public && !s.Public {
		return &minutes.NotPublicError{Sitting: s}
	}
	deeds, err := w.Since(e.ctx, minutes.Started(s))
	if err != nil {
		return err
	}
	m := minutes.Of(snap, deeds, s, v.Public)
	if v.Out == "" && e.json {
		return e.print(m)
	}
	return e.paper(v.Language, v.Out, func(lang string) (*report.Text, error) {
		return report.Minutes(e.ctx, m, report.Options{Lang: lang, Date: e.clock(), Author: e.author, Public: v.Public})
	}, func(loc *locale.Locale) error { return m.Document(loc, e.clock(), e.author).Markdown(e.out) })
}

// paper writes a text to a file, by its extension, or to standard output when there is none.
func (e *env) paper(
	lang, out string, compose func(lang string) (*report.Text, error), show func(*locale.Locale) error,
) error {
	if lang == "" {
		lang = e.loc.Lang()
	}
	if out == "" {
		return show(locale.New(lang))
	}
	if err := e.free(out); err != nil {
		return err
	}
	t, err := compose(lang)
	if err != nil {
		return err
	}
	if err := report.WriteText(e.ctx, out, t); err != nil {
		return err
	}
	if e.json {
		return e.print(struct {
			Out   string `json:"out"`
			Title string `json:"title"`
			Maps  int    `json:"maps"`
		}{out, t.Title, len(t.Sheets)})
	}
	return e.line(e.loc.T("cli.text.done", "file", out))
}
