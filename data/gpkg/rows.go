package gpkg

import (
	"slices"

	"github.com/paulmach/orb"

	"emprise/data"
)

var territoryTable = table[data.Territory]{
	name: "territory",
	columns: []column[data.Territory]{
		{"id", func(*data.Territory) cell { id := data.TerritoryID; return text(&id) }},
		{"name", func(t *data.Territory) cell { return text(&t.Name) }},
		{"epsg", func(t *data.Territory) cell { return whole(&t.EPSG) }},
		{"fictional", func(t *data.Territory) cell { return yesNo(&t.Fictional) }},
		{"authority", func(t *data.Territory) cell { return text(&t.Authority) }},
		{"language", func(t *data.Territory) cell { return text(&t.Language) }},
		{"epci_siren", func(t *data.Territory) cell { return text(&t.EPCISiren) }},
		{"styles", func(t *data.Territory) cell { return whollyJSON(&t.Styles) }},
		{"id_ti", func(t *data.Territory) cell { return text(&t.TI) }},
		{"land_budget_m2", func(t *data.Territory) cell { return maybeNumber(&t.LandBudgetM2) }},
		{"land_budget_from", func(t *data.Territory) cell { return text(&t.LandBudgetFrom) }},
		{"land_budget_until", func(t *data.Territory) cell { return text(&t.LandBudgetUntil) }},
		{"allocation", func(t *data.Territory) cell { return inJSON(&t.Allocation, data.Allocation.IsZero) }},
	},
}

var layerTable = table[data.Layer]{
	name: "layers",
	columns: []column[data.Layer]{
		{"id", func(l *data.Layer) cell { return text(&l.ID) }},
		{"name", func(l *data.Layer) cell { return text(&l.Name) }},
		{"role", func(l *data.Layer) cell { return text(&l.Role) }},
		{"producer", func(l *data.Layer) cell { return text(&l.Producer) }},
		{"licence", func(l *data.Layer) cell { return text(&l.Licence) }},
		{"source", func(l *data.Layer) cell { return text(&l.Source) }},
		{"date", func(l *data.Layer) cell { return text(&l.Date) }},
		{"rank", func(l *data.Layer) cell { return whole(&l.Order) }},
		{"visible", func(l *data.Layer) cell { return yesNo(&l.Visible) }},
		{"removed", func(l *data.Layer) cell { return yesNo(&l.Removed) }},
		{"feature_count", func(l *data.Layer) cell { return whole(&l.Count) }},
		{"style", func(l *data.Layer) cell { return text(&l.Style) }},
		{"coverage", func(l *data.Layer) cell { return text(&l.Coverage) }},
	},
}

var zoneTable = table[data.Zone]{
	name: "zones",
	columns: []column[data.Zone]{
		{"site_id", func(z *data.Zone) cell { return text(&z.ID) }},
		{"site_nom", func(z *data.Zone) cell { return text(&z.Name) }},
		{"site_vocadomi", func(z *data.Zone) cell { return term(&z.Vocation, vocationTerms) }},
		{"site_comm_nom", func(z *data.Zone) cell { return text(&z.Commune) }},
		{"site_comm_insee", func(z *data.Zone) cell { return text(&z.INSEE) }},
		{"pole_id", func(z *data.Zone) cell { return text(&z.PoleID) }},
		{"site_type", func(z *data.Zone) cell { return term(&z.Type, zoneTypeTerms) }},
		{"site_etat", func(z *data.Zone) cell { return term(&z.State, zoneStateTerms) }},
		{"site_evol_urba", func(z *data.Zone) cell { return term(&z.Evolution, evolutionTerms) }},
		{"site_creation_date", func(z *data.Zone) cell { return text(&z.Created) }},
		{"site_actu_date", func(z *data.Zone) cell { return text(&z.Updated) }},
		{"site_moa_type", func(z *data.Zone) cell { return term(&z.Developer, developerTerms) }},
		{"site_moa_nom", func(z *data.Zone) cell { return text(&z.LedBy) }},
		{"site_moa_amngt", func(z *data.Zone) cell { return text(&z.PlannedBy) }},
		{"site_moa_comm", func(z *data.Zone) cell { return text(&z.SoldBy) }},
		{"site_description", func(z *data.Zone) cell { return text(&z.Description) }},
		{"site_url", func(z *data.Zone) cell { return text(&z.URL) }},
		{"reseau_eau_pluviale", func(z *data.Zone) cell { return term(&z.Networks.StormWater, answerTerms) }},
		{"reseau_eau_potable", func(z *data.Zone) cell { return term(&z.Networks.DrinkingWater, answerTerms) }},
		{"reseau_assainissement", func(z *data.Zone) cell { return term(&z.Networks.Sewer, answerTerms) }},
		{"reseau_gaz", func(z *data.Zone) cell { return term(&z.Networks.Gas, answerTerms) }},
		{"reseau_electrique", func(z *data.Zone) cell { return term(&z.Networks.Power, answerTerms) }},
		{"reseau_fibre_optique", func(z *data.Zone) cell { return term(&z.Networks.Fibre, answerTerms) }},
		{"reseau_fret_ferroviaire", func(z *data.Zone) cell { return term(&z.Networks.RailSiding, answerTerms) }},
		{"reseau_fluvial", func(z *data.Zone) cell { return term(&z.Networks.Quay, answerTerms) }},
		{"desserte_tc", func(z *data.Zone) cell { return term(&z.Networks.PublicTransit, answerTerms) }},
		{"desserte_route_nom", func(z *data.Zone) cell { return text(&z.Access.Road) }},
		{"autoroute_nom", func(z *data.Zone) cell { return text(&z.Access.Motorway) }},
		{"autoroute_echang_dist", func(z *data.Zone) cell { return kilometres(&z.Access.InterchangeM) }},
		{"gare_nom", func(z *data.Zone) cell { return text(&z.Access.Station) }},
		{"gare_dist", func(z *data.Zone) cell { return kilometres(&z.Access.StationM) }},
		{"gare_fret_nom", func(z *data.Zone) cell { return text(&z.Access.FreightStation) }},
		{"gare_fret_dist", func(z *data.Zone) cell { return kilometres(&z.Access.FreightM) }},
		{"aeroport_nom", func(z *data.Zone) cell { return text(&z.Access.Airport) }},
		{"aeroport_dist", func(z *data.Zone) cell { return kilometres(&z.Access.AirportM) }},
		{"port_nom", func(z *data.Zone) cell { return text(&z.Access.Port) }},
		{"port_dist", func(z *data.Zone) cell { return kilometres(&z.Access.PortM) }},
		{"inventory_started", func(z *data.Zone) cell { return text(&z.InventoryStarted) }},
		{"consultation_start", func(z *data.Zone) cell { return text(&z.ConsultationStart) }},
		{"consultation_end", func(z *data.Zone) cell { return text(&z.ConsultationEnd) }},
		{"inventory_adopted", func(z *data.Zone) cell { return text(&z.InventoryAdopted) }},
		{"inventory_due", func(z *data.Zone) cell { return text(&z.InventoryDue) }},
		{"notes", func(z *data.Zone) cell { return text(&z.Notes) }},
		{"provenance", func(z *data.Zone) cell { return origins(&z.Provenance) }},
		{"geom", func(z *data.Zone) cell { return shape(&z.Shape) }},
	},
}

var plotTable = table[data.Plot]{
	name: "plots",
	columns: slices.Concat(
		[]column[data.Plot]{
			{"terr_id", func(p *data.Plot) cell { return text(&p.ID) }},
			{"name", func(p *data.Plot) cell { return text(&p.Name) }},
			{"site_id", func(p *data.Plot) cell { return text(&p.ZoneID) }},
			{"comm_nom", func(p *data.Plot) cell { return text(&p.Commune) }},
			{"comm_insee", func(p *data.Plot) cell { return text(&p.INSEE) }},
			{"terr_refcad", func(p *data.Plot) cell { return list(&p.Parcels) }},
			{"terr_stade_comm", func(p *data.Plot) cell { return term(&p.Status, statusTerms) }},
			{"terr_stade_amngt", func(p *data.Plot) cell { return term(&p.Servicing, servicingTerms) }},
			{"terr_etat_occup", func(p *data.Plot) cell { return term(&p.Occupancy, occupancyTerms) }},
			{"terr_maitrise_fonc", func(p *data.Plot) cell { return term(&p.Owner, ownerTerms) }},
		},
		fact("price_eur_m2", func(p *data.Plot) **data.Fact { return &p.PriceEuroPerM2 }),
		fact("power_kva", func(p *data.Plot) **data.Fact { return &p.PowerKVA }),
		fact("water_m3h", func(p *data.Plot) **data.Fact { return &p.WaterM3PerHour }),
		fact("building_m2", func(p *data.Plot) **data.Fact { return &p.BuildingM2 }),
		fact("gas_nm3h", func(p *data.Plot) **data.Fact { return &p.GasNm3PerHour }),
		fact("discharge_m3day", func(p *data.Plot) **data.Fact { return &p.DischargeM3PerDay }),
		fact("slope_pct", func(p *data.Plot) **data.Fact { return &p.SlopePercent }),
		fact("bearing_kpa", func(p *data.Plot) **data.Fact { return &p.BearingKPa }),
		fact("height_max_m", func(p *data.Plot) **data.Fact { return &p.HeightLimitM }),
		fact("coverage_pct", func(p *data.Plot) **data.Fact { return &p.CoveragePercent }),
		fact("land_take_m2", func(p *data.Plot) **data.Fact { return &p.LandTakeM2 }),
		[]column[data.Plot]{
			{"available", func(p *data.Plot) cell { return text(&p.Available) }},
			{"rail_siding", func(p *data.Plot) cell { return term(&p.RailSiding, answerTerms) }},
			{"fibre", func(p *data.Plot) cell { return term(&p.Fibre, answerTerms) }},
			{"truck_access", func(p *data.Plot) cell { return term(&p.TruckAccess, answerTerms) }},
			{"icpe_max", func(p *data.Plot) cell { return text(&p.EnvironmentRegime) }},
			{"notes", func(p *data.Plot) cell { return text(&p.Notes) }},
			{"terr_actu_date", func(p *data.Plot) cell { return text(&p.Updated) }},
			{"power_available", func(p *data.Plot) cell { return text(&p.PowerAvailable) }},
			{"seveso_max", func(p *data.Plot) cell { return text(&p.SevesoMax) }},
			{"tenures", func(p *data.Plot) cell { return codes(&p.Tenures) }},
			{"studies", func(p *data.Plot) cell { return codes(&p.Studies) }},
			{"procedure", func(p *data.Plot) cell { return text(&p.Procedure) }},
			{"maturity", func(p *data.Plot) cell { return maybeWhole(&p.Maturity) }},
			{"terr_cle_en_main", func(p *data.Plot) cell { return term(&p.Turnkey, answerTerms) }},
			{"terr_acquereur", func(p *data.Plot) cell { return text(&p.Acquirer) }},
			{"terr_cession_date", func(p *data.Plot) cell { return text(&p.SaleDate) }},
			{"terr_vente_montant", func(p *data.Plot) cell { return maybeNumber(&p.SaleEuro) }},
			{"provenance", func(p *data.Plot) cell { return origins(&p.Provenance) }},
			{"place", func(p *data.Plot) cell { return written(&p.At) }},
			{"geom", func(p *data.Plot) cell { return shape(&p.Shape) }},
		},
	),
}

var companyTable = table[data.Company]{
	name: "companies",
	columns: []column[data.Company]{
		{"id", func(c *data.Company) cell { return text(&c.ID) }},
		{"name", func(c *data.Company) cell { return text(&c.Name) }},
		{"code_name", func(c *data.Company) cell { return text(&c.CodeName) }},
		{"siren", func(c *data.Company) cell { return text(&c.SIREN) }},
		{"naf", func(c *data.Company) cell { return text(&c.NAF) }},
		{"activity", func(c *data.Company) cell { return text(&c.Activity) }},
		{"contact", func(c *data.Company) cell { return text(&c.Contact) }},
		{"siret", func(c *data.Company) cell { return text(&c.SIRET) }},
		{"size", func(c *data.Company) cell { return text(&c.Size) }},
		{"people", func(c *data.Company) cell { return asJSON(&c.People) }},
		{"provenance", func(c *data.Company) cell { return origins(&c.Provenance) }},
		{"notes", func(c *data.Company) cell { return text(&c.Notes) }},
	},
}

var needTable = table[data.Need]{
	name: "needs",
	columns: []column[data.Need]{
		{"id", func(n *data.Need) cell { return text(&n.ID) }},
		{"company_id", func(n *data.Need) cell { return text(&n.CompanyID) }},
		{"title", func(n *data.Need) cell { return text(&n.Title) }},
		{"stage", func(n *data.Need) cell { return text(&n.Stage) }},
		{"jobs", func(n *data.Need) cell { return maybeWhole(&n.Jobs) }},
		{"deadline", func(n *data.Need) cell { return text(&n.Deadline) }},
		{"received", func(n *data.Need) cell { return text(&n.Received) }},
		{"criteria", func(n *data.Need) cell { return asJSON(&n.Criteria) }},
		{"notes", func(n *data.Need) cell { return text(&n.Notes) }},
	},
}

// storedProject is a project and whether its point was set by hand: when it was not, the file still holds the point at
// which it is drawn, so that other programs show it.
type storedProject struct {
	data.Project
	placed bool
}

var projectTable = table[storedProject]{
	name: "projects",
	columns: []column[storedProject]{
		{"id", func(p *storedProject) cell { return text(&p.ID) }},
		{"type", func(p *storedProject) cell { return text(&p.Type) }},
		{"title", func(p *storedProject) cell { return text(&p.Title) }},
		{"owner", func(p *storedProject) cell { return text(&p.Owner) }},
		{"status", func(p *storedProject) cell { return text(&p.Status) }},
		{"start_date", func(p *storedProject) cell { return text(&p.Start) }},
		{"end_date", func(p *storedProject) cell { return text(&p.End) }},
		{"plot_ids", func(p *storedProject) cell { return list(&p.PlotIDs) }},
		{"zone_ids", func(p *storedProject) cell { return list(&p.ZoneIDs) }},
		{"company_id", func(p *storedProject) cell { return text(&p.CompanyID) }},
		{"need_id", func(p *storedProject) cell { return text(&p.NeedID) }},
		{"internal", func(p *storedProject) cell { return yesNo(&p.Internal) }},
		{"notes", func(p *storedProject) cell { return text(&p.Notes) }},
		{"jobs", func(p *storedProject) cell { return maybeWhole(&p.Jobs) }},
		{"rome", func(p *storedProject) cell { return list(&p.ROME) }},
		{"contracts", func(p *storedProject) cell { return text(&p.Contracts) }},
		{"partners", func(p *storedProject) cell { return text(&p.Partners) }},
		{"theme", func(p *storedProject) cell { return text(&p.Theme) }},
		{"trl", func(p *storedProject) cell { return maybeWhole(&p.TRL) }},
		{"capex_eur", func(p *storedProject) cell { return maybeNumber(&p.CapexEuro) }},
		{"energy_mwh_year", func(p *storedProject) cell { return maybeNumber(&p.EnergyMWh) }},
		{"avoided_tco2e_year", func(p *storedProject) cell { return maybeNumber(&p.AvoidedTCO2) }},
		{"funding", func(p *storedProject) cell { return asJSON(&p.Funding) }},
		{"themes", func(p *storedProject) cell { return codes(&p.Themes) }},
		{"job_lines", func(p *storedProject) cell { return asJSON(&p.JobLines) }},
		{"milestones", func(p *storedProject) cell { return asJSON(&p.Milestones) }},
		{"contract_id", func(p *storedProject) cell { return text(&p.ContractID) }},
		{"action", func(p *storedProject) cell { return text(&p.ActionCode) }},
		{"provenance", func(p *storedProject) cell { return origins(&p.Provenance) }},
		{"placed", func(p *storedProject) cell { return yesNo(&p.placed) }},
		{"geom", func(p *storedProject) cell { return point(&p.At) }},
	},
	ready: func(p *storedProject) {
		if !p.placed {
			p.At = orb.Point{}
		}
	},
}
