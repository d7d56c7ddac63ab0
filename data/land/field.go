package land

import (
	"maps"
	"strconv"
	"strings"

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
	Listed   Sort = "list"   // some of Codes, parted by commas
	Worded   Sort = "text"   // in a person's words
)

// Topic is what a field of a plot is about.
type Topic string

// The topics of a plot's record.
const (
	OfLand     Topic = "land"     // what it is, whose, at what price and from when
	OfAccess   Topic = "access"   // how one gets there
	OfNetworks Topic = "networks" // what is laid to it
	OfGround   Topic = "ground"   // what the soil bears and what the rules admit
	OfTerms    Topic = "terms"    // how it is had and how far it is prepared
	OfSale     Topic = "sale"     // to whom it went: stays inside the authority (data.ReachOf)
)

// Topics lists them in the order in which a plot is described.
func Topics() []Topic { return []Topic{OfLand, OfAccess, OfNetworks, OfGround, OfTerms, OfSale} }

// Field is a field of a plot that people enter: what forms ask and cards tell of it comes from here. Its values are texts: a code or
// several, a number with a decimal point, a day, words, or "" for unknown.
type Field struct {
	Name  string // the JSON name
	Topic Topic
	Sort  Sort
	Unit  string // as data.Measure has it
	Codes []string

	code   func(p *data.Plot, set *string) string
	fact   func(p *data.Plot) **data.Fact
	amount func(p *data.Plot) **float64 // a number whose origin stands in the provenance
}

// Fields lists them in the order in which a plot is described.
func Fields() []Field {
	var all []Field
	for _, topic := range Topics() {
		for _, f := range fields[topic] {
			f.Topic = topic
			all = append(all, f)
		}
	}
	return all
}

var fields = map[Topic][]Field{
	OfLand: {
		coded("status", data.Statuses(), func(p *data.Plot) *data.Status { return &p.Status }),
		{Name: "zone_id", Sort: InZone, code: words(func(p *data.Plot) *string { return &p.ZoneID })},
		fact("price_eur_m2", "€/m²", func(p *data.Plot) **data.Fact { return &p.PriceEuroPerM2 }),
		dated("available", func(p *data.Plot) *string { return &p.Available }),
		coded("owner", data.Owners(), func(p *data.Plot) *data.Owner { return &p.Owner }),
		coded("servicing", data.Servicings(), func(p *data.Plot) *data.Servicing { return &p.Servicing }),
		coded("occupancy", data.Occupancies(), func(p *data.Plot) *data.Occupancy { return &p.Occupancy }),
		fact("building_m2", "m²", func(p *data.Plot) **data.Fact { return &p.BuildingM2 }),
	},
	OfAccess: {
		coded("truck_access", data.Answers(), func(p *data.Plot) *data.Answer { return &p.TruckAccess }),
		coded("rail_siding", data.Answers(), func(p *data.Plot) *data.Answer { return &p.RailSiding }),
	},
	OfNetworks: {
		fact("power_kva", "kVA", func(p *data.Plot) **data.Fact { return &p.PowerKVA }),
		dated("power_available", func(p *data.Plot) *string { return &p.PowerAvailable }),
		fact("water_m3h", "m³/h", func(p *data.Plot) **data.Fact { return &p.WaterM3PerHour }),
		fact("gas_nm3h", "Nm³/h", func(p *data.Plot) **data.Fact { return &p.GasNm3PerHour }),
		fact("discharge_m3day", "m³/day", func(p *data.Plot) **data.Fact { return &p.DischargeM3PerDay }),
		coded("fibre", data.Answers(), func(p *data.Plot) *data.Answer { return &p.Fibre }),
	},
	OfGround: {
		fact("land_take_m2", "m²", func(p *data.Plot) **data.Fact { return &p.LandTakeM2 }),
		fact("slope_pct", "%", func(p *data.Plot) **data.Fact { return &p.SlopePercent }),
		fact("bearing_kpa", "kPa", func(p *data.Plot) **data.Fact { return &p.BearingKPa }),
		fact("height_max_m", "m", func(p *data.Plot) **data.Fact { return &p.HeightLimitM }),
		fact("coverage_pct", "%", func(p *data.Plot) **data.Fact { return &p.CoveragePercent }),
		coded("icpe_max", data.Regimes(), func(p *data.Plot) *string { return &p.EnvironmentRegime }),
		coded("seveso_max", data.Sevesos(), func(p *data.Plot) *data.Seveso { return &p.SevesoMax }),
	},
	OfTerms: {
		listed("tenures", data.Tenures(), func(p *data.Plot) *[]data.Tenure { return &p.Tenures }),
		coded("turnkey", data.Answers(), func(p *data.Plot) *data.Answer { return &p.Turnkey }),
		coded("procedure", data.Procedures(), func(p *data.Plot) *data.Procedure { return &p.Procedure }),
		{Name: "maturity", Sort: Coded, Codes: ranks(data.MostMature), code: maturity},
		listed("studies", data.Studies(), func(p *data.Plot) *[]data.Study { return &p.Studies }),
	},
	OfSale: {
		{Name: "acquirer", Sort: Worded, code: words(func(p *data.Plot) *string { return &p.Acquirer })},
		dated("sale_date", func(p *data.Plot) *string { return &p.SaleDate }),
		{Name: "sale_eur", Sort: Numbered, Unit: "€", amount: func(p *data.Plot) **float64 { return &p.SaleEuro }},
	},
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

func dated(name string, at func(*data.Plot) *string) Field {
	return Field{Name: name, Sort: Dated, code: words(at)}
}

// listed is a field of several codes, which are kept in the order of the list.
func listed[T ~string](name string, codes []T, at func(*data.Plot) *[]T) Field {
	f := Field{Name: name, Sort: Listed}
	for _, c := range codes {
		f.Codes = append(f.Codes, string(c))
	}
	f.code = func(p *data.Plot, set *string) string {
		if set != nil {
			*at(p) = nil
			for _, c := range Listing(*set) {
				*at(p) = append(*at(p), T(c))
			}
		}
		texts := make([]string, len(*at(p)))
		for i, c := range *at(p) {
			texts[i] = string(c)
		}
		return strings.Join(texts, ",")
	}
	return f
}

// Listing parts the value of a listed field into its codes.
func Listing(value string) []string {
	if value == "" {
		return nil
	}
	return strings.Split(value, ",")
}

// ranks are the codes of a scale that begins with nought.
func ranks(most int) []string {
	list := make([]string, most+1)
	for i := range list {
		list[i] = strconv.Itoa(i)
	}
	return list
}

// maturity gives the rank of a plot, after it was set. What is no number is a rank that no plot has, and is refused as such.
func maturity(p *data.Plot, set *string) string {
	if set != nil {
		if p.Maturity = nil; *set != "" {
			rank, err := strconv.Atoi(*set)
			if err != nil {
				rank = -1
			}
			p.Maturity = &rank
		}
	}
	if p.Maturity == nil {
		return ""
	}
	return strconv.Itoa(*p.Maturity)
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

// number is the number that a plot holds, nil for none and for a field of another sort.
func (f Field) number(p *data.Plot) *float64 {
	switch {
	case f.amount != nil:
		return *f.amount(p)
	case f.fact != nil && *f.fact(p) != nil:
		return &(*f.fact(p)).Value
	}
	return nil
}

// Of is the value of a plot, "" when it is not known.
func (f Field) Of(p data.Plot) string {
	if f.code != nil {
		return f.code(&p, nil)
	}
	if v := f.number(&p); v != nil {
		return strconv.FormatFloat(*v, 'f', -1, 64)
	}
	return ""
}

// Sourced says whether where a value comes from matters: not for what the authority decides itself.
func (f Field) Sourced() bool { return f.Name != "status" && f.Name != "zone_id" }

// Origin is where the value of a plot comes from, empty when nothing is said.
func (f Field) Origin(p data.Plot) data.Origin {
	if f.fact == nil {
		return p.Provenance[f.Name]
	}
	if v := *f.fact(&p); v != nil {
		return data.Origin{Source: v.Source, Date: v.Date, Author: v.Author, Confidence: v.Confidence}
	}
	return data.Origin{}
}

// With is the plot with another value and its origin; a value that it has already, of the same origin, changes nothing. The error is a
// *data.FieldError.
func (f Field) With(p data.Plot, value string, o data.Origin) (data.Plot, error) {
	if value == "" {
		o = data.Origin{}
	}
	if f.Of(p) == value && f.Origin(p) == o {
		return p, nil
	}
	var v *float64
	if f.Sort == Numbered && value != "" {
		read, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return p, &data.FieldError{Ref: p.Ref(), Field: f.Name, Rule: "not_a_number"}
		}
		v = &read
	}
	switch {
	case f.fact != nil:
		if *f.fact(&p) = nil; v != nil {
			*f.fact(&p) = &data.Fact{Value: *v, Source: o.Source, Date: o.Date, Author: o.Author, Confidence: o.Confidence}
		}
		return p, nil
	case f.amount != nil:
		*f.amount(&p) = v
	default:
		f.code(&p, &value)
	}
	told := maps.Clone(p.Provenance)
	if delete(told, f.Name); o != (data.Origin{}) {
		if told == nil {
			told = data.Provenance{}
		}
		told[f.Name] = o
	}
	if p.Provenance = told; len(told) == 0 {
		p.Provenance = nil
	}
	return p, nil
}
