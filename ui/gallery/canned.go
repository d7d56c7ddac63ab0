package gallery

import (
	"emprise/data"
	"emprise/data/match"
	"emprise/data/symbology"
	"emprise/geo/feature"
	"emprise/ui/kit"
	"emprise/ui/sample"
)

// long is a name as authorities give them, too long for any line.
const long = "Ancienne filature Saint-Wandrille et ses emprises ferroviaires attenantes – secteur nord de la zone d’activité intercommunale du Val d’Ombrelle"

// unbroken is a text without a place to break it.
const unbroken = "Développement_économique_et_attractivité_territoriale_2026-2032_version_définitive_validée"

func ptr[T any](v T) *T { return &v }

// plotSign is the sign of a status on the map.
func plotSign(class int) kit.Painter {
	rules := symbology.ForPlots()
	return sample.Of(&rules.Classes[class%len(rules.Classes)].Symbol, feature.Areas)
}

// projectSign is the pin of a type of projects on the map.
func projectSign(class int) kit.Painter {
	rules := symbology.ForProjects()
	return sample.Of(&rules.Classes[class%len(rules.Classes)].Symbol, feature.Points)
}

// verdictSign is the sign of a verdict on the map.
func verdictSign(v match.Verdict) kit.Painter {
	rules := symbology.ForVerdicts(nil)
	for i := range rules.Classes {
		if rules.Classes[i].Symbol.Key == "legend.verdict_"+string(v) {
			return sample.Of(&rules.Classes[i].Symbol, feature.Areas)
		}
	}
	return nil
}

func companiesKnown() []data.Company {
	return []data.Company{
		{ID: "ENT-1", Name: "Biscuiterie du Val", SIREN: "552100554", Activity: "Biscuits et gâteaux de conservation", Size: data.SizeMiddle},
		{ID: "ENT-2", Name: "Projet confidentiel", CodeName: "Projet Héron", Activity: "Logistique frigorifique", Size: data.SizeLarge},
		{ID: "ENT-3", Name: "Métallerie Arvennaise", Activity: "Charpentes métalliques", Size: data.SizeSmall},
	}
}

func needs() []data.Need {
	return []data.Need{
		{ID: "BES-1", CompanyID: "ENT-1", Title: "Nouvelle ligne de production", Stage: data.StageOpen, Jobs: ptr(60), Criteria: []data.Criterion{
			{Measure: data.MeasureArea, Hard: true, Weight: 3, Min: ptr(20_000.0), Ideal: ptr(30_000.0), Max: ptr(60_000.0)},
			{Measure: data.MeasurePower, Hard: true, Weight: 2, Min: ptr(1000.0)},
			{Measure: data.MeasureMotorway, Weight: 1, Ideal: ptr(2000.0), Max: ptr(15_000.0)},
			{Measure: data.MeasureUrbanZone, Hard: true, Allowed: []string{"UX", "1AUx"}},
		}},
		{ID: "BES-2", CompanyID: "ENT-2", Title: long, Stage: data.StagePaused, Criteria: []data.Criterion{
			{Measure: data.MeasureArea, Hard: true, Min: ptr(80_000.0)},
		}},
	}
}

func action(r Room, id, key, icon string) kit.Action {
	return kit.Action{ID: id, Title: r.Loc.T(key), Icon: icon, Run: func() {}}
}

func off(r Room, id, key, icon, why string) kit.Action {
	a := action(r, id, key, icon)
	a.Disabled = func() string { return r.Loc.T(why) }
	return a
}
