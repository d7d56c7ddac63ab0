package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
)

type attachVerb struct {
	Project string   `arg:"" help:"project"`
	File    string   `arg:"" help:"file"`
	On      []string `help:"attach_on" required:"" placeholder:"KIND:ID"`
	Name    string   `help:"attach_name" placeholder:"S"`
}

func (v *attachVerb) Run(e *env) error {
	content, err := v.read()
	if err != nil {
		return err
	}
	a := data.Attachment{Name: v.Name}
	if a.Name == "" {
		a.Name = filepath.Base(v.File)
	}
	for _, to := range v.On {
		kind, id, _ := strings.Cut(to, ":")
		a.On = append(a.On, data.Ref{Kind: data.Kind(kind), ID: id})
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		attached, change, err := w.Attach(e.ctx, a, content)
		if err != nil {
			return err
		}
		return e.told(change, []data.Row{attached})
	})
}

// read reads the file, no more of it than can be attached and a byte.
func (v *attachVerb) read() ([]byte, error) {
	info, err := os.Stat(v.File)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, &geo.FileError{Path: v.File, Reason: geo.FileMissing}
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, &geo.FileError{Path: v.File, Reason: geo.FileIsDirectory}
	case info.Size() > data.MaxAttachment:
		return nil, &data.FieldError{Ref: data.Ref{Kind: data.KindAttachment}, Field: "size", Rule: "too_large"}
	}
	return os.ReadFile(v.File)
}

type detachVerb struct {
	Project string   `arg:"" help:"project"`
	ID      []string `arg:"" help:"attach_id"`
}

func (v *detachVerb) Run(e *env) error { return deleteRows[data.Attachment](e, v.Project, v.ID) }

type extractVerb struct {
	Project string `arg:"" help:"project"`
	ID      string `arg:"" help:"attach_id"`
	Dir     string `help:"extract_dir" placeholder:"DIR"`
}

func (v *extractVerb) Run(e *env) error {
	w, err := e.open(v.Project, true)
	if err != nil {
		return err
	}
	path, err := w.Extract(e.ctx, v.ID, v.Dir)
	if closing := w.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return fmt.Errorf("extract: %w", err)
	}
	if e.json {
		return e.print(struct {
			Out string `json:"out"`
		}{path})
	}
	return e.line(path)
}
