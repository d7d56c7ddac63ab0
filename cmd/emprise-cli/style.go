package main

import (
	"fmt"
	"os"

	"emprise/data"
	"emprise/data/symbology"
	"emprise/data/workspace"
	"emprise/geo/style"
)

type styleVerb struct {
	Project string `arg:"" help:"${h_project}"`
	Layer   string `arg:"" help:"${h_style_layer}"`
	From    string `help:"${h_style_from}" placeholder:"FILE" xor:"style"`
	Like    string `help:"${h_style_like}" placeholder:"LAYER" xor:"style"`
	Default bool   `help:"${h_style_default}" xor:"style"`
	Out     string `help:"${h_style_out}" placeholder:"FILE" xor:"style"`
}

type styleResult struct {
	Layer string     `json:"layer"`
	Own   bool       `json:"own"` // false: the style of the role
	Seq   int64      `json:"seq,omitempty"`
	Style data.Style `json:"style"`
}

func (v *styleVerb) Run(e *env) error {
	if v.From == "" && v.Like == "" && !v.Default {
		return e.read(v.Project, func(s *workspace.Snapshot) error {
			l, err := layerOf(s, v.Layer)
			if err != nil {
				return err
			}
			worn, err := data.StyleOf(symbology.ForLayer(l))
			if err != nil {
				return err
			}
			if v.Out != "" {
				return os.WriteFile(v.Out, []byte(worn+"\n"), 0o644)
			}
			return e.print(styleResult{Layer: l.ID, Own: l.Style != "", Style: worn})
		})
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		l, err := layerOf(w.Snapshot(), v.Layer)
		if err != nil {
			return err
		}
		var now data.Style
		switch {
		case v.From != "":
			now, err = v.read(e, w.Snapshot(), l)
		case v.Like != "":
			var like data.Layer
			if like, err = layerOf(w.Snapshot(), v.Like); err == nil {
				now, err = data.StyleOf(symbology.ForLayer(like))
			}
		}
		if err != nil {
			return err
		}
		change, err := w.Do(e.ctx, data.Restyle(l, now))
		if err != nil {
			return err
		}
		if e.json {
			return e.print(styleResult{Layer: l.ID, Own: now != "", Seq: change.Seq, Style: now})
		}
		return e.line(l.ID)
	})
}

// read takes a style from a file. One that does not fit the layer is taken all the same, for it may be meant for columns that
// are to come, and what does not fit is said.
func (v *styleVerb) read(e *env, s *workspace.Snapshot, l data.Layer) (data.Style, error) {
	text, err := readText(e, v.From)
	if err != nil {
		return "", err
	}
	r, err := style.Decode(text)
	if err != nil {
		return "", fmt.Errorf("read style %s: %w", v.From, err)
	}
	if drawn := s.Scene.Layer(l.ID); drawn != nil {
		if err := r.Check(drawn); err != nil {
			e.say(e.sentence(err))
		}
	}
	return data.StyleOf(r)
}

// layerOf finds a layer by its ID.
func layerOf(s *workspace.Snapshot, id string) (data.Layer, error) {
	l, ok := s.Layer(id)
	if !ok {
		return l, fmt.Errorf("layer %s: %w", id, data.ErrNotFound)
	}
	return l, nil
}
