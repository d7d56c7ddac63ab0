package plotform

import (
	"emprise/data"
	"emprise/data/explain"
	"emprise/ui/kit"
)

// numbers are the fields of entered numbers.
func numbers(p *data.Plot) map[string]**data.Fact {
	return map[string]**data.Fact{
		"price_eur_m2": &p.PriceEuroPerM2, "power_kva": &p.PowerKVA, "water_m3h": &p.WaterM3PerHour, "building_m2": &p.BuildingM2,
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
	for id, fact := range numbers(&p) {
		if *fact != nil {
			v := (*fact).Value
			decimals := 0
			if v != float64(int64(v)) {
				decimals = 2
			}
			f.fields[id].Fill(f.loc.Number(v, decimals))
		}
		f.filled[id] = f.fields[id].Value()
	}
}

// save reads the fields and, when they make sense, tells OnSave.
func (f *Form) save() {
	kit.Read(f.form, f.read, func(rule string) string { return explain.Rule(f.loc, rule) }, f.OnSave)
}

// read gives the plot, or the field that does not make sense and the rule that it breaks. A number that was not touched keeps
// its source, its date and all its decimals.
func (f *Form) read() (p data.Plot, field, rule string) {
	p = f.model.Plot
	p.Name, p.Notes = f.fields["name"].Value(), f.fields["notes"].Value()
	if p.Name == "" {
		return p, "name", "required"
	}
	for id, code := range codes(&p) {
		value := f.fields[id].Value()
		code(&value)
	}
	day, ok := f.loc.ParseDay(f.fields["available"].Value())
	if !ok && f.fields["available"].Value() != "" {
		return p, "available", "bad_date"
	}
	p.Available = day
	for id, fact := range numbers(&p) {
		text := f.fields[id].Value()
		if text == f.filled[id] {
			continue
		}
		if *fact = nil; text == "" {
			continue
		}
		v, ok := f.loc.Parse(text)
		switch {
		case !ok:
			return p, id, "not_a_number"
		case v < 0:
			return p, id, "negative"
		}
		*fact = &data.Fact{Value: v, Source: f.model.Source, Date: f.model.Day, Confidence: data.Declared}
	}
	return p, "", ""
}
