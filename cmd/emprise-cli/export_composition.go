package main

import "emprise/data/report"

// compositionFlags say how a sheet looks: those of a template file, with what is given beside it.
type compositionFlags struct {
	Composition string  `help:"${h_export_composition}" placeholder:"FILE"`
	Keep        string  `help:"${h_export_keep}" placeholder:"FILE"`
	Title       string  `help:"${h_export_title}" placeholder:"S"`
	Subtitle    string  `help:"${h_export_subtitle}" placeholder:"S"`
	Authority   string  `help:"${h_export_authority}" placeholder:"S"`
	Meeting     string  `help:"${h_export_meeting}" placeholder:"AAAA-MM-JJ"`
	Draft       string  `help:"${h_export_draft}" placeholder:"S"`
	Notes       string  `help:"${h_export_notes}" placeholder:"S"`
	Paper       string  `help:"${h_export_paper}" enum:",A3,A4" default:""`
	Orientation string  `help:"${h_export_orientation}" enum:",landscape,portrait" default:""`
	Scale       float64 `help:"${h_export_scale}" placeholder:"N"`
	Logo        string  `help:"${h_export_logo}" placeholder:"FILE"`
	NoGrid      bool    `help:"${h_export_no_grid}"`
}

// composition is the file's with the flags above it, kept where that is asked for.
func (v *exportVerb) composition(e *env) (report.Composition, error) {
	var c report.Composition
	if v.Composition != "" {
		var err error
		if c, err = report.ReadComposition(v.Composition); err != nil {
			return c, err
		}
	}
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
