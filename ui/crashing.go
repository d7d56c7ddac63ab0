package ui

import (
	"os"
	"sync"

	"emprise/data/crash"
	"emprise/ui/filechooser"
)

// steps are the operations done last. Any goroutine may be the one that ends the program and asks for them.
type steps struct {
	mu   sync.Mutex
	last []string
}

// mostSteps is how many of them are told.
const mostSteps = 20

func (s *steps) add(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last = append(s.last, id)
	s.last = s.last[max(0, len(s.last)-mostSteps):]
}

func (s *steps) list() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.last...)
}

// Crashed keeps a report of what ends the program, on any goroutine. There is nobody left to be told that it could not be written.
func (w *Window) Crashed(reason any, stack []byte) {
	_ = crash.Keep(w.cfg.ConfigDir, crash.Report{Version: w.version(), When: w.cfg.Clock(), Reason: reason, Stack: stack, Last: w.steps.list()})
}

// version is that of the program.
func (w *Window) version() string {
	if v := w.cfg.App.Metadata().Version; v != "" {
		return v
	}
	return "dev"
}

// crashOperations are about the report of a crash, which is the person's to keep, to send or to drop.
func (w *Window) crashOperations() []Operation {
	return []Operation{
		{ID: "crash.save", TitleKey: "op.crash_save", Icon: "doc", Disabled: w.noCrash, Run: w.askCrash},
		{ID: "crash.drop", TitleKey: "op.crash_drop", Icon: "trash", Disabled: w.noCrash, Run: w.dropCrash},
	}
}

func (w *Window) noCrash() string {
	if _, ok := crash.Kept(w.cfg.ConfigDir); !ok {
		return "why.no_crash"
	}
	return ""
}

func (w *Window) askCrash() {
	w.ask(filechooser.Options{
		Title: w.loc.T("op.crash_save"), Button: w.loc.T("files.save"), Save: true, Name: w.loc.T("crash.file_name"), Extensions: []string{".txt"},
	}, w.WriteCrash)
}

// WriteCrash writes the report where it was asked for, and keeps it no longer.
func (w *Window) WriteCrash(path string) {
	text, ok := crash.Kept(w.cfg.ConfigDir)
	if !ok {
		return
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		w.trouble(err)
		return
	}
	w.dropCrash()
	w.tell(w.loc.T("status.written", "file", path))
}

func (w *Window) dropCrash() {
	if err := crash.Drop(w.cfg.ConfigDir); err != nil {
		w.trouble(err)
		return
	}
	w.showWelcome()
}
