package ui

import "emprise/geo/basemap"

// basemapOperations choose the map below the layers.
func (w *Window) basemapOperations() []Operation {
	show := func(id, key, source string) Operation {
		return Operation{ID: id, TitleKey: key, Group: "ground", Icon: "map", Disabled: w.noProject, Run: func() { w.ChooseBasemap(source) }}
	}
	return []Operation{
		show("basemap.none", "op.basemap_none", ""),
		show("basemap.plan", "op.basemap_plan", basemap.Plan),
		show("basemap.photographs", "op.basemap_photographs", basemap.Photographs),
		show("basemap.cadastre", "op.basemap_cadastre", basemap.Cadastre),
		show("basemap.osm", "op.basemap_osm", basemap.OpenStreetMap),
		{ID: "basemap", TitleKey: "op.basemap", Group: "ground", Icon: "layers", Disabled: w.noProject, Run: w.openBasemaps},
		{ID: "basemap.file", TitleKey: "op.basemap_file", Icon: "folder", Disabled: w.noProject, Run: w.askBasemapFile},
		{ID: "basemap.clear", TitleKey: "op.basemap_clear", Icon: "trash", Run: w.clearBasemaps},
	}
}
