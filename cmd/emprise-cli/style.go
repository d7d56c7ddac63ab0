package main

import (
	"fmt"

	"emprise/data"
	"emprise/data/symbology"
	"emprise/data/workspace"
	"emprise/geo/style"
)

type styleVerb struct {
	Project string `arg:"" help:"project"`
	Layer   string `arg:"" help:"style_layer"`
	From    string `help:"style_from" placeholder:"FILE" xor:"style"`
	Like    string `help:"style_like" placeholder:"LAYER" xor:"style"`
	Default bool   `help:"style_default" xor:"style"`
	Out     string `help:"style_out" placeholder:"FILE" xor:"style"`
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
			l, err := wearerOf(s, v.Layer)
			if err != nil {
				return err
			}
			worn, err := data.StyleOf(l.worn)
			if err != nil {
				return err
			}
			if v.Out != "" {
				return e.write(v.Out, []byte(worn+"\n"))
			}
			return e.print(styleResult{Layer: l.id, Own: l.own, Style: worn})
		})
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		l, err := wearerOf(w.Snapshot(), v.Layer)
		if err != nil {
			return err
		}
		var now data.Style
		switch {
		case v.From != "":
			now, err = v.read(e, w.Snapshot(), l)
		case v.Like != "":
			var like wearer
			if like, err = wearerOf(w.Snapshot(), v.Like); err == nil {
				now, err = data.StyleOf(like.worn)
			}
		}
		if err != nil {
			return err
		}
		change, err := w.Do(e.ctx, l.restyle(now))
		if err != nil {
			return err
		}
		if e.json {
			return e.print(styleResult{Layer: l.id, Own: now != "", Seq: change.Seq, Style: now})
		}
		return e.line(l.id)
	})
}

// read takes a style from a file. One that does not fit the layer is taken all the same, for it may be meant for columns that
// are to come, and what does not fit is said.
func (v *styleVerb) read(e *env, s *workspace.Snapshot, l wearer) (data.Style, error) {
	text, err := readText(e, v.From)
	if err != nil {
		return "", err
	}
	r, err := style.Decode(text)
	if err != nil {
		return "", fmt.Errorf("read style %s: %w", v.From, err)
	}
	if drawn := s.Scene.Layer(l.id); drawn != nil {
		if err := r.Check(drawn); err != nil {
			e.say(e.sentence(err))
		}
	}
	return data.StyleOf(r)
}

// wearer is a layer that has a look: an imported one, or zones, plots and projects.
type wearer struct {
	id      string
	own     bool // not the ready-made one
	worn    style.Rules
	restyle func(data.Style) data.Edit
}

func wearerOf(s *workspace.Snapshot, id string) (wearer, error) {
	if kind := workspace.KindOf(id); kind != "" {
		styles := s.Territory.Styles
		return wearer{id, styles.Of(kind) != "", symbology.ForRows(kind, styles), func(now data.Style) data.Edit {
			return data.RestyleRows(s.Territory, kind, now)
		}}, nil
	}
	l, err := layerOf(s, id)
	return wearer{id, l.Style != "", symbology.ForLayer(l), func(now data.Style) data.Edit { return data.Restyle(l, now) }}, err
}

// layerOf finds a layer by its ID.
func layerOf(s *workspace.Snapshot, id string) (data.Layer, error) {
	l, ok := s.Layer(id)
	if !ok {
		return l, fmt.Errorf("layer %s: %w", id, data.ErrNotFound)
	}
	return l, nil
}
