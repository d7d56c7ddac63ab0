package basemap

// Identifiers of the sources that are known from the start.
const (
	Plan          = "ign-plan"
	Photographs   = "ign-ortho"
	Cadastre      = "ign-cadastre"
	OpenStreetMap = "osm"
)

// ign is a layer of the Géoplateforme, free of keys under the Licence Ouverte 2.0
// (https://geoservices.ign.fr/documentation/services/services-geoplateforme/diffusion).
func ign(layer, format string) string {
	return "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=" + layer +
		"&STYLE=normal&FORMAT=" + format + "&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"
}

// Known lists the sources that are known from the start. Their names are those of their producers.
func Known() []Source {
	const open = "Licence Ouverte 2.0"
	return []Source{
		{
			ID: Plan, Name: "Plan IGN", Attribution: "© IGN – Géoplateforme", Licence: open,
			Template: ign("GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2", "image/png"), MaxZoom: 19, TileSize: 256, Lettered: true, Connections: 4,
		},
		{
			ID: Photographs, Name: "BD ORTHO", Attribution: "© IGN – Géoplateforme", Licence: open,
			Template: ign("ORTHOIMAGERY.ORTHOPHOTOS", "image/jpeg"), MaxZoom: 19, TileSize: 256, Connections: 4,
		},
		{
			ID: Cadastre, Name: "Parcellaire Express", Attribution: "© DGFiP, IGN – Géoplateforme", Licence: open,
			Template: ign("CADASTRALPARCELS.PARCELLAIRE_EXPRESS", "image/png"), MinZoom: 6, MaxZoom: 19, TileSize: 256, Lettered: true,
			Connections: 4,
		},
		{
			// https://operations.osmfoundation.org/policies/tiles: two connections, nothing fetched ahead, kept as long as it says.
			ID: OpenStreetMap, Name: "OpenStreetMap", Attribution: "© OpenStreetMap contributors", Licence: "ODbL 1.0",
			Template: "https://tile.openstreetmap.org/{z}/{x}/{y}.png", MaxZoom: 19, TileSize: 256, Lettered: true, Connections: 2,
		},
	}
}
