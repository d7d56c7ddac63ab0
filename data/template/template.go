package template

import (
	"fmt"
	"slices"

	"emprise/assets"
	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/needfile"
)

// Names are the codes of the templates, in the order in which they are offered.
func Names() []string {
	return []string{"logistics", "food", "chemistry", "metalwork", "data_centre", "craft_village", "battery", "mutafriches_industry"}
}

// Title is what a template is called.
func Title(loc *locale.Locale, name string) string { return loc.T("template." + name) }

// Notes say what a template rests on: its source, or that it has none.
func Notes(loc *locale.Locale, name string) string { return loc.T("template." + name + ".notes") }

// New is the need of a template, without an id. It fails on a name that is not one of Names (data.ErrNotFound).
func New(loc *locale.Locale, name string) (data.Need, error) {
	if !slices.Contains(Names(), name) {
		return data.Need{}, fmt.Errorf("template %s: %w", name, data.ErrNotFound)
	}
	text, err := assets.Templates.ReadFile("templates/" + name + ".json")
	if err != nil {
		return data.Need{}, fmt.Errorf("template %s: %w", name, err)
	}
	needs, err := needfile.Read(text)
	if err != nil {
		return data.Need{}, fmt.Errorf("template %s: %w", name, err)
	}
	n := needs[0]
	n.Title, n.Notes, n.Stage = Title(loc, name), Notes(loc, name), data.StageOpen
	for _, c := range n.Criteria {
		if c.Free != nil {
			c.Free.Label = loc.T(c.Free.Label)
		}
	}
	return n, nil
}
