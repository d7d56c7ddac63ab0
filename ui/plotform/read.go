package plotform

import (
	"emprise/data"
	"emprise/ui/asking"
)

// numbers are the fields of entered numbers, in the order of the form.
func numbers(p *data.Plot) []kept[*data.Fact] {
	return []kept[*data.Fact]{
		{"price_eur_m2", &p.PriceEuroPerM2},
		{"power_kva", &p.PowerKVA},
		{"water_m3h", &p.WaterM3PerHour},
		{"building_m2", &p.BuildingM2},
	}
}

// codes are the fields of choices.
func codes(p *data.Plot) map[string]func(set *string) string {
	return map[string]func(*string) string{
		"zone_id":      func(s *string) string { return swap(&p.ZoneID, s) },
		"status":       func(s *string) string { return swap(&p.Status, s) },
		"owner":        func(s *string) string { return swap(&p.Owner, s) },
		"occupancy":    func(s *string) string { return swap(&p.Occupancy, s) },
		"servicing":    func(s *string) string { return swap(&p.Servicing, s) },
		"fibre":        func(s *string) string { return swap(&p.Fibre, s) },
		"truck_access": func(s *string) string { return swap(&p.TruckAccess, s) },
		"rail_siding":  func(s *string) string { return swap(&p.RailSiding, s) },
		"icpe_max":     func(s *string) string { return swap(&p.EnvironmentRegime, s) },
	}
}

// swap gives a code, after it was set when there is something to set.
func swap[T ~string](code *T, set *string) string {
	if set != nil {
		*code = T(*set)
	}
	return string(*code)
}

func (f *Form) fill() {
	p := f.model.Plot
	f.fields["name"].Fill(p.Name)
	f.fields["notes"].Fill(p.Notes)
	f.fields["available"].Fill(p.Available)
	for id, code := range codes(&p) {
		f.fields[id].Fill(code(nil))
	}
	for _, n := range numbers(&p) {
		if *n.to != nil {
			f.fields[n.id].Fill(asking.Number(f.loc, (*n.to).Value))
		}
	}
	f.form.Filled()
}

// save reads the fields and, when they make sense, tells OnSave.
func (f *Form) save() {
	asking.Read(f.form, f.loc, f.read, f.OnSave)
}

// read gives the plot. A number that was not touched keeps its source, its date and all its decimals.
func (f *Form) read(a *asking.Answers) data.Plot {
	p := f.model.Plot
	p.Name, p.Notes = a.Needed("name"), a.Text("notes")
	for id, code := range codes(&p) {
		value := a.Text(id)
		code(&value)
	}
	p.Available = a.Day("available")
	for _, n := range numbers(&p) {
		var came *float64
		if *n.to != nil {
			came = &(*n.to).Value
		}
		switch v := a.Number(n.id, 1, came); {
		case v == nil:
			*n.to = nil
		case v != came:
			*n.to = &data.Fact{Value: *v, Source: f.model.Source, Date: f.model.Day, Confidence: data.Declared}
		}
	}
	return p
}
