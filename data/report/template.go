package report

import (
	"context"
	"fmt"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo/expression"
	"emprise/geo/sheet"
)

// Template is a kind of sheets.
type Template string

// The templates.
const (
	TemplateOverview   Template = "overview"   // the territory, or the ranking of a need
	TemplatePlot       Template = "plot"       // a page for each plot
	TemplateZone       Template = "zone"       // a page for each zone, four small maps
	TemplateCompare    Template = "compare"    // up to four plots beside one another for a need
	TemplateWhyNot     Template = "why-not"    // the plots that do not answer a need, and what would make them
	TemplateAllocation Template = "allocation" // which company gets which land, all needs at once, and why
	TemplateProjects   Template = "projects"   // the projects on a map, by status, and what they bring by place
	TemplateWaterfall  Template = "waterfall"  // the ranking of a need, and how the best plots come by their scores
	TemplateDashboard  Template = "dashboard"  // the figures of the territory
	TemplateSources    Template = "sources"    // every layer with its producer, date and licence
)

// Templates lists them.
func Templates() []Template {
	return []Template{
		TemplateOverview, TemplateWaterfall, TemplatePlot, TemplateZone, TemplateCompare, TemplateWhyNot, TemplateAllocation, TemplateProjects, TemplateDashboard,
		TemplateSources,
	}
}

// Subject is what sheets are about.
type Subject struct {
	IDs   []string // of the rows that the template tells; none for all of them
	Where string   // a condition on the plots, in the language of filters; "" for none
}

// Compose makes the sheets of a template. A condition that cannot be read is an *expression.Error; other errors are those of Overview.
func Compose(ctx context.Context, snap *workspace.Snapshot, t Template, about Subject, opt Options) (Book, error) {
	if err := opt.Composition.Validate(); err != nil {
		return Book{}, err
	}
	if t == TemplateProjects {
		st, err := newStudio(ctx, snap, opt)
		if err != nil {
			return Book{}, fmt.Errorf("compose %s: %w", t, err)
		}
		return st.portfolio(ctx, about)
	}
	ids, err := about.plots(ctx, snap)
	if err != nil {
		return Book{}, err
	}
	switch t {
	case TemplateOverview, TemplateWaterfall, "":
		return bookOfOne(overview(ctx, snap, opt, t == TemplateWaterfall))
	case TemplatePlot:
		if about.Where != "" && len(ids) == 0 {
			return Book{}, &emptyBookError{}
		}
		return Plots(ctx, snap, ids, opt)
	case TemplateAllocation:
		return allocated(ctx, snap, about.IDs, opt)
	case TemplateDashboard:
		sheets, err := textStudio(snap, opt).dashboard(ctx, snap)
		return BookOf(sheets), err
	case TemplateWhyNot:
		sheets, err := textStudio(snap, opt).refusals(ctx)
		return BookOf(sheets), err
	}
	st, err := newStudio(ctx, snap, opt)
	if err != nil {
		return Book{}, fmt.Errorf("compose %s: %w", t, err)
	}
	switch t {
	case TemplateZone:
		return st.zones(about.IDs)
	case TemplateCompare:
		return bookOfOne(st.compare(ctx, ids))
	case TemplateSources: // draws nothing, but a list of sources with none to tell of a layer would be no list of sources
		sheets, err := st.annex()
		return BookOf(sheets), err
	}
	return Book{}, fmt.Errorf("compose %q: %w", t, data.ErrInvalid)
}

func bookOfOne(sh *sheet.Sheet, err error) (Book, error) {
	if err != nil {
		return Book{}, err
	}
	return BookOf([]*sheet.Sheet{sh}), nil
}

// plots are the IDs, or those of the plots for which the condition holds.
func (s Subject) plots(ctx context.Context, snap *workspace.Snapshot) ([]string, error) {
	if s.Where == "" {
		return s.IDs, nil
	}
	l := snap.Scene.Layer(workspace.ScenePlots)
	if l == nil {
		return nil, nil
	}
	program, err := expression.Where(s.Where, expression.Table{Features: l.Features})
	if err != nil {
		return nil, err
	}
	found, err := program.Rows(ctx, l.Features.Len(), nil)
	if err != nil {
		return nil, err
	}
	asked := map[string]bool{}
	for _, id := range s.IDs {
		asked[id] = true
	}
	var out []string
	for _, f := range found {
		if id := l.Features.Text("id", f); len(asked) == 0 || asked[id] {
			out = append(out, id)
		}
	}
	return out, nil
}
