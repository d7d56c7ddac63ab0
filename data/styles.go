package data

import "emprise/geo/style"

// Styles are how the layers that are made of rows look: zones, plots and projects. The empty ones are ready-made.
type Styles struct {
	Zones    Style `json:"zones,omitempty"`
	Plots    Style `json:"plots,omitempty"`
	Projects Style `json:"projects,omitempty"`
}

// at is the place of a kind, nil when rows of that kind make no layer.
func (s *Styles) at(k Kind) *Style {
	switch k {
	case KindZone:
		return &s.Zones
	case KindPlot:
		return &s.Plots
	case KindProject:
		return &s.Projects
	}
	return nil
}

// Of is the style of the rows of a kind, "" when it is the ready-made one.
func (s Styles) Of(k Kind) Style {
	if at := s.at(k); at != nil {
		return *at
	}
	return ""
}

// Rules reads the style of a kind, as Style.Rules does.
func (s Styles) Rules(k Kind) (r style.Rules, own bool, err error) { return s.Of(k).Rules() }

// validate gives the rule that the styles break, "" when they can be read.
func (s Styles) validate() string {
	for _, own := range []Style{s.Zones, s.Plots, s.Projects} {
		if _, _, err := own.Rules(); err != nil {
			return "bad_style"
		}
	}
	return ""
}

// RestyleRows is the edit that gives the rows of a kind a style, the ready-made one when it is empty.
func RestyleRows(t Territory, k Kind, s Style) Edit {
	if at := t.Styles.at(k); at != nil {
		*at = s
	}
	return Edit{Note: Note{Key: "edit.style." + string(k)}, Put: []Row{t}}
}
