package land

import (
	"maps"
	"strconv"

	"emprise/data"
)

// Sort is what kind of values a field of a plot has.
type Sort string

// The sorts.
const (
	Coded    Sort = "code"   // one of Codes
	Numbered Sort = "number" // of Unit
	Dated    Sort = "day"    // AAAA-MM-JJ
	InZone   Sort = "zone"   // the ID of a zone
)

// Field is a field of a plot that can be set for many at once. Its values are texts: a code, a number with a decimal point, a day,
// or "" for unknown.
type Field struct {
	Name  string // the JSON name
	Sort  Sort
	Unit  string
	Codes []string

	code func(p *data.Plot, set *string) string
	fact func(p *data.Plot) **data.Fact
}

// Fields lists them in the order in which a plot is described.
func Fields() []Field {
	return []Field{
		coded("status", data.Statuses(), func(p *data.Plot) *data.Status { return &p.Status }),
		fact("price_eur_m2", "€/m²", func(p *data.Plot) **data.Fact { return &p.PriceEuroPerM2 }),
		{Name: "available", Sort: Dated, code: words(func(p *data.Plot) *string { return &p.Available })},
		{Name: "zone_id", Sort: InZone, code: words(func(p *data.Plot) *string { return &p.ZoneID })},
		coded("servicing", data.Servicings(), func(p *data.Plot) *data.Servicing { return &p.Servicing }),
		coded("occupancy", data.Occupancies(), func(p *data.Plot) *data.Occupancy { return &p.Occupancy }),
		coded("owner", data.Owners(), func(p *data.Plot) *data.Owner { return &p.Owner }),
		fact("power_kva", "kVA", func(p *data.Plot) **data.Fact { return &p.PowerKVA }),
		fact("water_m3h", "m³/h", func(p *data.Plot) **data.Fact { return &p.WaterM3PerHour }),
		fact("land_take_m2", "m²", func(p *data.Plot) **data.Fact { return &p.LandTakeM2 }),
		{Name: "sale_date", Sort: Dated, code: words(func(p *data.Plot) *string { return &p.SaleDate })},
		fact("building_m2", "m²", func(p *data.Plot) **data.Fact { return &p.BuildingM2 }),
		coded("fibre", data.Answers(), func(p *data.Plot) *data.Answer { return &p.Fibre }),
		coded("truck_access", data.Answers(), func(p *data.Plot) *data.Answer { return &p.TruckAccess }),
		coded("rail_siding", data.Answers(), func(p *data.Plot) *data.Answer { return &p.RailSiding }),
		coded("icpe_max", data.Regimes(), func(p *data.Plot) *string { return &p.EnvironmentRegime }),
	}
}

// FieldNamed finds a field.
func FieldNamed(name string) (Field, bool) {
	for _, f := range Fields() {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

func coded[T ~string](name string, codes []T, at func(*data.Plot) *T) Field {
	f := Field{Name: name, Sort: Coded, code: words(at)}
	for _, c := range codes {
		f.Codes = append(f.Codes, string(c))
	}
	return f
}

// words gives a value, after it was set when there is something to set.
func words[T ~string](at func(*data.Plot) *T) func(p *data.Plot, set *string) string {
	return func(p *data.Plot, set *string) string {
		if set != nil {
			*at(p) = T(*set)
		}
		return string(*at(p))
	}
}

func fact(name, unit string, at func(*data.Plot) **data.Fact) Field {
	return Field{Name: name, Sort: Numbered, Unit: unit, fact: at}
}

// Of is the value of a plot, "" when it is not known.
func (f Field) Of(p data.Plot) string {
	if f.fact == nil {
		return f.code(&p, nil)
	}
	if v := *f.fact(&p); v != nil {
		return strconv.FormatFloat(v.Value, 'f', -1, 64)
	}
	return ""
}

// with is the plot with another value.
func (f Field) with(p data.Plot, value string, origin data.Fact) (data.Plot, error) {
	if f.fact == nil {
		f.code(&p, &value)
		p.Provenance = maps.Clone(p.Provenance)
		delete(p.Provenance, f.Name)
		if value != "" {
			if p.Provenance == nil {
				p.Provenance = data.Provenance{}
			}
			p.Provenance[f.Name] = data.Origin{Source: origin.Source, Date: origin.Date, Author: origin.Author, Confidence: origin.Confidence}
		}
		return p, nil
	}
	if *f.fact(&p) = nil; value == "" {
		return p, nil
	}
	v, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return p, &data.FieldError{Ref: p.Ref(), Field: f.Name, Rule: "not_a_number"}
	}
	origin.Value = v
	*f.fact(&p) = &origin
	return p, nil
}
