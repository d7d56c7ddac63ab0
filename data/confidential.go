package data

import (
	"reflect"
	"slices"
	"strings"
)

// Reach says how far what a field holds may go.
type Reach uint8

// The reaches. The zero one is no answer: a field that nobody has thought about, which a test finds.
const (
	Open       Reach = iota + 1 // anybody may read it
	Kept                        // never outside the authority
	WhenUnsold                  // open until the plot is sold: then it tells a price (CNIG: « confidentiel RGPD »)
	Named                       // a company, shown outside by its code name alone
)

// reaches is the one table of what is confidential, by kind and by the JSON name of the field; "shape" and "at" are where a row is
// drawn. Rows that stay inside whole are those of Withheld.
var reaches = map[Kind]map[Reach]string{
	KindTerritory: {Open: "name epsg fictional authority language epci_siren id_ti styles land_budget_m2 land_budget_from land_budget_until", Kept: "allocation"},
	KindLayer:     {Open: "id name role producer licence source date order visible removed count style coverage"},
	KindZone: {
		Open: "id name commune insee vocation pole_id type state evolution created updated developer led_by planned_by sold_by " +
			"description url networks access inventory_started consultation_start consultation_end inventory_adopted inventory_due shape",
		Kept: "notes provenance",
	},
	KindPlot: {
		Open: "id name zone_id commune insee parcels status servicing occupancy owner power_kva water_m3h building_m2 available " +
			"rail_siding fibre truck_access icpe_max power_available gas_nm3h discharge_m3day slope_pct bearing_kpa height_max_m " +
			"coverage_pct land_take_m2 seveso_max tenures studies procedure maturity turnkey updated shape at",
		WhenUnsold: "price_eur_m2",
		Kept:       "acquirer sale_date sale_eur notes provenance",
	},
	KindCompany: {
		Open: "id code_name size", Named: "name",
		Kept: "siren siret naf activity contact people notes provenance",
	},
	KindNeed:     {Open: "id title stage jobs deadline received criteria", Kept: "company_id notes"},
	KindContract: {Open: "id name framework start end signatories axes", Kept: "notes"},
	KindScheme:   {Open: "id name funder opens closes url", Kept: "notes"},
	KindProject: {
		Open: "id type title owner status start end plot_ids zone_ids internal jobs rome contracts partners theme themes trl capex_eur " +
			"energy_mwh_year avoided_tco2e_year funding job_lines milestones contract_id action at",
		Kept: "company_id need_id notes provenance",
	},
	KindLandowner: {Open: "id", Kept: "name sort siren contact notes"},
	KindLandUnit: {
		Open: "id zone_id parcels use last_activity unoccupied_since entered updated shape",
		Kept: "landowner_id reference notes provenance",
	},
	KindEstablishment: {
		Open: "id name siret naf zone_id land_unit_id from until at", // what the register of companies publishes
		Kept: "company_id workforce cfe notes provenance",
	},
	KindContact: {
		Open: "id", Kept: "company_id date channel by with subject asked promised next next_due next_done need_id notes",
	},
	KindProposal: {
		Open: "id", Kept: "company_id need_id plot_ids parcels stage steps option_until reason notes",
	},
	KindSitting:     {Open: "id title place participants started ended public", Kept: "notes"},
	KindView:        {Open: "id name lon lat level"},
	KindAttachment:  {Open: "id", Kept: "name type size sha256 added on notes"},
	KindRemark:      {Open: "id on text date internal", Kept: "author"},
	KindTie:         {Open: "id", Kept: "from to sort label"},
	KindComposition: {Open: "id", Kept: "name sheet look"}, // what is said on a page may name anybody
}

// ReachOf is the reach of a field of a kind; 0 for a field that there is not.
func ReachOf(k Kind, field string) Reach {
	for reach, names := range reaches[k] {
		if slices.Contains(strings.Fields(names), field) {
			return reach
		}
	}
	return 0
}

// Withheld says whether a row stays inside the authority whole: who owns land, what was said to companies and offered to them, what
// is marked as internal or not as public, files, ties, compositions of pages, and a company without a code name.
func Withheld(r Row) bool {
	switch r := r.(type) {
	case Landowner, Contact, Proposal, Attachment, Tie, KeptComposition:
		return true
	case Project:
		return r.Internal
	case Remark:
		return r.Internal
	case Sitting:
		return !r.Public
	case Company:
		return r.CodeName == ""
	}
	return false
}

// Hidden says whether a field of a row may not be shown outside.
func Hidden(r Row, field string) bool {
	if Withheld(r) {
		return true
	}
	switch ReachOf(r.Ref().Kind, field) {
	case Open:
		return false
	case Named:
		return true
	case WhenUnsold:
		p, ok := r.(Plot)
		return !ok || p.Status == StatusSold
	}
	return true
}

// Public is a row as it may be shown outside: what is hidden in it is left out, a company goes by its code name, and nobody is named
// as the author of a value. ok is false for a row that is withheld.
func Public(r Row) (public Row, ok bool) {
	if Withheld(r) {
		return nil, false
	}
	v := reflect.New(reflect.TypeOf(r)).Elem()
	v.Set(reflect.ValueOf(r))
	for i := range v.NumField() {
		field := v.Field(i)
		if Hidden(r, fieldName(v.Type().Field(i))) {
			field.SetZero()
		}
		if f, ok := field.Interface().(*Fact); ok && f != nil {
			unsigned := *f
			unsigned.Author = ""
			field.Set(reflect.ValueOf(&unsigned))
		}
	}
	public = v.Interface().(Row)
	if c, ok := public.(Company); ok {
		c.Name = c.CodeName
		public = c
	}
	return public, true
}

// fieldName is the name of a field in the table: that of its JSON form, or what it is called where it has none.
func fieldName(f reflect.StructField) string {
	if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "-" {
		return name
	}
	return strings.ToLower(f.Name)
}
