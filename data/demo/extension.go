package demo

import "emprise/data"

// extend gives lot k of a zone what the standard does not ask for. Of each value some lots know nothing: nobody has asked yet.
func extend(p *data.Plot, z zoneRecipe, k int) {
	const plan, study, soil = "Règlement du PLUi", "Étude d’aménagement de la zone", "Étude géotechnique G1"
	p.Tenures = []data.Tenure{data.TenureSale}
	if z.Owner == data.OwnerEPCI && k%2 == 0 {
		p.Tenures = append(p.Tenures, data.TenureBuildingLease)
	}
	p.HeightLimitM = fact(15, plan, "2024-09-26", data.Measured)
	p.CoveragePercent = fact(60, plan, "2024-09-26", data.Measured)
	p.Procedure = data.ProcedurePermit
	maturity := map[data.Servicing]int{
		data.ServicingNone: 1, data.ServicingUnderway: 3, data.ServicingDone: 4, data.ServicingComplete: 4,
	}[p.Servicing]
	p.Maturity = &maturity
	if z.Power >= 4000 {
		p.Procedure, p.PowerAvailable = data.ProcedureZAC, "2028-06-01"
		p.GasNm3PerHour = fact(800, "Gestionnaire du réseau de gaz", "2026-04-09", data.Estimated)
		p.DischargeM3PerDay = fact(120, "Syndicat des eaux de l’Ombrelle", "2025-11-20", data.Declared)
	}
	if z.Regime == "A" {
		p.SevesoMax = data.SevesoLower
	}
	if k%3 != 1 {
		p.SlopePercent = fact(float64(1+k%4), study, "2025-03-14", data.Measured)
		p.BearingKPa = fact(float64(120+20*(k%3)), soil, "2025-05-22", data.Measured)
		p.Studies = []data.Study{data.StudyWildlife, data.StudySoilG1, data.StudySurvey}
	}
	if p.Occupancy == data.OccupancyNever {
		p.LandTakeM2 = fact(0, "Observatoire de l’artificialisation", "2025-12-31", data.Estimated)
		if p.Servicing == data.ServicingNone || p.Servicing == data.ServicingUnderway {
			p.LandTakeM2.Value, p.LandTakeM2.Confidence = 5000, data.Declared
		}
	}
	if p.EnvironmentRegime != "" {
		p.Provenance = data.Provenance{"icpe_max": {Source: plan, Date: "2024-09-26", Confidence: data.Declared}}
	}
}
