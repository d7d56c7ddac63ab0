package main

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"emprise/data/report"
	"emprise/data/workspace"
	"emprise/geo"
)

// compositionFlags say how a sheet looks: those of a composition of the project or of a file, with what is given beside it.
type compositionFlags struct {
	Composition string  `help:"export_composition" placeholder:"NAME|FILE"`
	Keep        string  `help:"export_keep" placeholder:"FILE"`
	Title       string  `help:"export_title" placeholder:"S"`
	Subtitle    string  `help:"export_subtitle" placeholder:"S"`
	Authority   string  `help:"export_authority" placeholder:"S"`
	Meeting     string  `help:"export_meeting" placeholder:"AAAA-MM-JJ"`
	Draft       string  `help:"export_draft" placeholder:"S"`
	Notes       string  `help:"export_notes" placeholder:"S"`
	Paper       string  `help:"export_paper" enum:"${export_papers}" default:""`
	Orientation string  `help:"export_orientation" enum:",landscape,portrait" default:""`
	Scale       float64 `help:"export_scale" placeholder:"N"`
	Logo        string  `help:"export_logo" placeholder:"FILE"`
	NoGrid      bool    `help:"export_no_grid"`

	Hide       []string `help:"export_hide" placeholder:"legend,north,…"`
	HideLayers []string `help:"export_hide_layers" placeholder:"ID"`
	ShowLayers []string `help:"export_show_layers" placeholder:"ID"`
	Legend     []string `help:"export_legend" placeholder:"ID"`
}

// composition is the one that is named with the flags above it, kept where that is asked for. What it is for takes the place of a sheet
// that is not said.
func (v *exportVerb) composition(e *env, s *workspace.Snapshot) (report.Composition, error) {
	var c report.Composition
	var err error
	if kept, ok := report.KeptComposition(s, v.Composition); ok {
		if c, err = report.DecodeComposition([]byte(kept.Look)); err != nil {
			return c, fmt.Errorf("composition %s: %w", kept.ID, err)
		}
		v.Sheet = cmp.Or(v.Sheet, string(report.TemplateFor(kept.Sheet)))
	} else if v.Composition != "" {
		if c, err = report.ReadComposition(v.Composition); err != nil {
			return c, unknownComposition(err, v.Composition, s)
		}
	}
	v.Sheet = cmp.Or(v.Sheet, string(report.TemplateOverview))
	for _, x := range []struct {
		given string
		to    *string
	}{
		{v.Title, &c.Title},
		{v.Subtitle, &c.Subtitle},
		{v.Authority, &c.Authority},
		{v.Meeting, &c.Meeting},
		{v.Draft, &c.Draft},
		{v.Notes, &c.Notes},
		{v.Paper, &c.Paper},
		{v.Orientation, &c.Orientation},
		{v.Logo, &c.Logo},
	} {
		if x.given != "" {
			*x.to = x.given
		}
	}
	for _, x := range []struct {
		given []string
		to    *[]string
	}{{v.Hide, &c.Hide}, {v.HideLayers, &c.HideLayers}, {v.ShowLayers, &c.ShowLayers}, {v.Legend, &c.Legend}} {
		if len(x.given) > 0 {
			*x.to = x.given
		}
	}
	if v.Logo != "" {
		c.LogoPicture = nil
	}
	if v.Scale != 0 {
		c.Scale = v.Scale
	}
	c.NoGrid = c.NoGrid || v.NoGrid
	c.Public = c.Public || v.Public
	if err := c.Validate(); err != nil {
		return c, err
	}
	if v.Keep != "" {
		if err := e.free(v.Keep); err != nil {
			return c, err
		}
		return c, c.Write(v.Keep)
	}
	return c, nil
}

// unknownComposition is why neither the project nor a file has a composition: for a name that can only be one of the project, those that
// it has are told.
func unknownComposition(err error, name string, s *workspace.Snapshot) error {
	var file *geo.FileError
	if !errors.As(err, &file) || file.Reason != geo.FileMissing || filepath.Ext(name) != "" || strings.ContainsAny(name, `/\`) {
		return err
	}
	var known []string
	for _, c := range s.Compositions {
		known = append(known, c.Name)
	}
	return &badComposition{name, strings.Join(known, ", ")}
}

// badComposition brings its own sentence.
type badComposition struct{ given, known string }

func (d *badComposition) Error() string { return "no composition " + d.given }

// Explain gives the translation key.
func (d *badComposition) Explain() (key string, args []any) {
	if d.known == "" {
		return "cli.no_composition", []any{"given", d.given}
	}
	return "cli.bad_composition", []any{"given", d.given, "known", d.known}
}
