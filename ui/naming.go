package ui

import (
	"strings"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo/scene"
)

// nameOf is how a feature of the map is called: by its name, else its number.
func (w *Window) nameOf(l *scene.Layer, f int) string {
	set, role := l.Features, data.Role(l.Role)
	if role == data.RoleParcels {
		if number := strings.TrimSpace(set.Text("section", f) + " " + set.Text("numero", f)); number != "" {
			return w.loc.T("inspector.parcel", "number", number)
		}
	}
	named := []string{"name", "nom", "toponyme", "libelle", "title", "id"}
	if role == data.RoleRoads || role == data.RoleRail {
		named = []string{"name", "nom", "toponyme", "numero", "nature", "id"}
	}
	for _, column := range named {
		if name := set.Text(column, f); name != "" {
			return name
		}
	}
	return w.loc.T("inspector.feature", "n", w.loc.Number(float64(f+1), 0))
}

// kindOf is what a feature of a layer is, in one word.
func (w *Window) kindOf(l *scene.Layer) string {
	switch l.ID {
	case workspace.ScenePlots:
		return w.loc.T("kind.plot")
	case workspace.SceneZones:
		return w.loc.T("kind.zone")
	case workspace.SceneProjects:
		return w.loc.T("kind.project")
	}
	return l.Name
}

// counted says how many features of some layers there are, in the word for what they are.
func (w *Window) counted(c crowd) string { return w.loc.N(c.word(), c.count()) }

// selectedOf says that they are selected, of how many; the French word may be a feminine.
func (w *Window) selectedOf(c crowd) string {
	all := 0
	for _, g := range c {
		all += g.layer.Features.Len()
	}
	key := "selected.count"
	if word := c.word(); word == "counted.zone" || word == "counted.parcel" {
		key = "selected.count_f"
	}
	return w.loc.N(key, c.count(), "what", w.counted(c), "all", w.loc.Number(float64(all), 0))
}

// word is the translation key of what the features of a crowd are.
func (c crowd) word() string {
	if len(c) != 1 {
		return "counted.feature"
	}
	switch l := c[0].layer; {
	case l.ID == workspace.ScenePlots:
		return "counted.plot"
	case l.ID == workspace.SceneZones:
		return "counted.zone"
	case l.ID == workspace.SceneProjects:
		return "counted.project"
	case l.Role == string(data.RoleParcels):
		return "counted.parcel"
	case l.Role == string(data.RoleBuildings):
		return "counted.building"
	}
	return "counted.feature"
}
