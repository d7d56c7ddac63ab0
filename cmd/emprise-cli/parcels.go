package main

import (
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/workspace"
	"emprise/geo/expression"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/scene"
)

type parcelsVerb struct {
	Project string `arg:"" help:"project"`
	Where   string `help:"parcels_where" placeholder:"EXPR"`
	Layer   string `help:"parcels_layer" placeholder:"LAYER"`
	Limit   int    `help:"parcels_limit" default:"0" placeholder:"N"`
}

// parcelsResult is what a filter found.
type parcelsResult struct {
	Layer   string      `json:"layer"`
	Of      int         `json:"of"`      // features of the layer
	Found   int         `json:"found"`   // of them, those of which the condition is true
	AreaM2  float64     `json:"area_m2"` // of those that were found
	Parcels []parcelRow `json:"parcels"`
}

type parcelRow struct {
	Feature    int            `json:"feature"` // place in the layer, from 0
	AreaM2     float64        `json:"area_m2"`
	Properties map[string]any `json:"properties"`
}

func (v *parcelsVerb) Run(e *env) error {
	return e.read(v.Project, func(s *workspace.Snapshot) error {
		drawn, err := v.layer(s)
		if err != nil {
			return err
		}
		set := drawn.Features
		rows, err := v.filter(e, set)
		if err != nil {
			return err
		}
		r := parcelsResult{Layer: drawn.ID, Of: set.Len(), Found: len(rows), Parcels: []parcelRow{}}
		for i, f := range rows {
			area := float64(measure.FeatureArea(set, f))
			r.AreaM2 += area
			if v.Limit <= 0 || i < v.Limit {
				r.Parcels = append(r.Parcels, parcelRow{f, area, properties(set, f)})
			}
		}
		if e.json {
			return e.print(r)
		}
		table := [][]string{e.titles("id", "number", "commune", "area")}
		for _, p := range r.Parcels {
			table = append(table, []string{
				set.Text("id", p.Feature), first(set, p.Feature, "numero", "number"), first(set, p.Feature, "commune", "insee", "code_insee"),
				e.loc.Hectares(p.AreaM2),
			})
		}
		if err := e.table(table); err != nil {
			return err
		}
		e.say(e.loc.T("cli.parcels_found", "found", e.count(r.Found), "of", e.count(r.Of), "area", e.loc.Hectares(r.AreaM2)))
		return nil
	})
}

// layer is the one that was named, or the first one of parcels.
func (v *parcelsVerb) layer(s *workspace.Snapshot) (*scene.Layer, error) {
	id := v.Layer
	for _, l := range s.Layers {
		if id == "" && l.Role == data.RoleParcels {
			id = l.ID
		}
	}
	l, err := layerOf(s, id)
	if err != nil {
		return nil, err
	}
	drawn := s.Scene.Layer(l.ID)
	if drawn == nil {
		return layerless(l)
	}
	return drawn, nil
}

func layerless(l data.Layer) (*scene.Layer, error) {
	set, err := new(feature.Builder).Set()
	if err != nil {
		return nil, err
	}
	return scene.NewLayer(l.ID, l.Name, string(l.Role), 0, set), nil
}

// filter gives the features that the condition takes, all without one.
func (v *parcelsVerb) filter(e *env, set *feature.Set) ([]int, error) {
	where := v.Where
	if where == "" {
		where = "true"
	}
	p, err := expression.Where(where, expression.Table{Features: set})
	if err != nil {
		return nil, err
	}
	rows, err := p.Rows(e.ctx, set.Len(), e.report(e.loc.T("cli.filtering")))
	e.endProgress()
	return rows, err
}

// properties are what is known of a feature.
func properties(s *feature.Set, f int) map[string]any {
	out := map[string]any{}
	for _, c := range s.Columns {
		n, ok := c.Number(f)
		switch {
		case ok && c.Type == feature.Boolean:
			out[c.Name] = n != 0
		case ok:
			out[c.Name] = n
		case c.Known(f):
			out[c.Name] = c.Text(f)
		}
	}
	return out
}

func first(s *feature.Set, f int, columns ...string) string {
	for _, c := range columns {
		if t := s.Text(c, f); t != "" {
			return t
		}
	}
	return ""
}

// sentence says an error in the reader's language.
func (e *env) sentence(err error) string { return explain.Sentence(e.loc, err) }
