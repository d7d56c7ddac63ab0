package ui

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"emprise/ui/kit"
	"emprise/ui/welcome"
)

// recent is a project that was open before, as it is remembered.
type recent struct {
	Name   string `json:"name"`
	Path   string `json:"path"`
	Opened string `json:"opened,omitempty"` // AAAA-MM-JJ
	Pinned bool   `json:"pinned,omitempty"`
}

// recentCount is how many projects the welcome offers besides those that are pinned.
const recentCount = 6

// remember puts a project in front of the recent ones, and gives the paths of those that leave the list for it.
func (s *settings) remember(r recent) (left []string) {
	for _, o := range s.Recents {
		r.Pinned = r.Pinned || o.Path == r.Path && o.Pinned
	}
	s.Recents = slices.DeleteFunc(s.Recents, func(o recent) bool { return o.Path == r.Path })
	s.Recents = append([]recent{r}, s.Recents...)
	kept := 0
	s.Recents = slices.DeleteFunc(s.Recents, func(o recent) bool {
		if o.Pinned {
			return false
		}
		if kept++; kept > recentCount {
			left = append(left, o.Path)
		}
		return kept > recentCount
	})
	s.save()
	return left
}

// pinRecent puts a recent project before all others, or back among them.
func (w *Window) pinRecent(path string) {
	for i := range w.settings.Recents {
		if r := &w.settings.Recents[i]; r.Path == path {
			r.Pinned = !r.Pinned
		}
	}
	w.settings.save()
	w.showWelcome()
}

// forgetRecent takes a project off the list; its file stays where it is.
func (w *Window) forgetRecent(path string) {
	w.settings.Recents = slices.DeleteFunc(w.settings.Recents, func(r recent) bool { return r.Path == path })
	w.settings.save()
	w.dropPictures(path)
	w.showWelcome()
}

func (w *Window) showWelcome() {
	start := func(id, detailKey string) kit.Action {
		a := w.action(w.operation(id))
		a.Detail = w.loc.T(detailKey)
		return a
	}
	m := welcome.Model{
		Starts: []kit.Action{start("demo", "welcome.demo"), start("new", "welcome.new"), start("open", "welcome.open")},
		More:   w.actions("guide", "preferences", "help", "about"),
		Sorry:  w.sorry,
	}
	if w.noDemoToRenew() == "" {
		m.More = append(m.More, w.action(w.operation("demo.renew")))
	}
	if w.noCrash() == "" {
		m.Starts = append(m.Starts, start("crash.save", "crash.save_detail"), start("crash.drop", "crash.drop_detail"))
		m.Sorry = strings.TrimSpace(m.Sorry + " " + w.loc.T("crash.happened"))
	}
	for _, pinned := range []bool{true, false} {
		for _, r := range w.settings.Recents {
			if r.Path != w.demoPath() && r.Pinned == pinned {
				m.Recents = append(m.Recents, w.recentCard(r))
			}
		}
	}
	for i := range m.Recents { // as they were seen last
		for _, had := range w.welcome.Model().Recents {
			if r := &m.Recents[i]; had.Path == r.Path {
				r.Picture, r.Missing = had.Picture, had.Missing
			}
		}
	}
	w.welcome.Set(m)
	if w.ws == nil && len(m.Recents) > 0 {
		w.lookAtRecents(m)
		return
	}
	w.runner.Forget("recents") // what was looked at last may be off the list
}

func (w *Window) recentCard(r recent) welcome.Recent {
	c := welcome.Recent{Name: r.Name, Path: r.Path, Place: filepath.Dir(r.Path), Pinned: r.Pinned}
	if home, err := os.UserHomeDir(); err == nil {
		if rest, under := strings.CutPrefix(c.Place, home+string(filepath.Separator)); under {
			c.Place = rest
		}
	}
	if r.Opened != "" {
		c.When = w.loc.T("welcome.opened", "day", w.loc.Date(r.Opened))
	}
	return c
}

// lookAtRecents says which files are not there any more and shows the maps, off the interface thread: a file may lie on a slow network.
func (w *Window) lookAtRecents(m welcome.Model) {
	recents := slices.Clone(m.Recents)
	missing := w.loc.T("welcome.missing")
	w.runner.Latest("recents", func(ctx context.Context) error {
		for i := range recents {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			r := &recents[i]
			r.Missing, r.Picture = "", readPicture(w.picturePath(r.Path))
			if _, err := os.Stat(r.Path); errors.Is(err, fs.ErrNotExist) {
				r.Missing = missing
			}
		}
		return nil
	}, func(err error) {
		if err == nil && w.ws == nil {
			m.Recents = recents
			w.welcome.Set(m)
		}
	})
}

// Welcome is what is shown while no project is open.
func (w *Window) Welcome() *welcome.Page { return w.welcome }
