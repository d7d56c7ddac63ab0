package report

import (
	"emprise/data"
	"emprise/data/workspace"
)

// KeptComposition finds a composition of the project by its ID or its name.
func KeptComposition(snap *workspace.Snapshot, name string) (data.KeptComposition, bool) {
	if c, ok := snap.Composition(name); ok {
		return c, true
	}
	for _, c := range snap.Compositions {
		if c.Name == name {
			return c, true
		}
	}
	return data.KeptComposition{}, false
}

// SheetRanking is what a composition is for that is for the overview of a need.
const SheetRanking = "ranking"

// TemplateFor is the template of what a composition is for.
func TemplateFor(sheet string) Template {
	if sheet == SheetRanking {
		return TemplateOverview
	}
	return Template(sheet)
}
