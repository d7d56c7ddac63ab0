package outgoing

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/table"
	"emprise/data/workspace"
)

// field is a column with what stands in it for a row.
type field struct {
	column table.Column
	value  func(r data.Row) table.Value
}

// reader makes the columns of rows, for one reader: in a language, with or without what is confidential.
type reader struct {
	loc     *locale.Locale
	snap    *workspace.Snapshot
	public  bool
	outside func(data.Row) (data.Row, bool)
}

// left out of tables: what has a column of its own, and what is for the program alone.
var leftOut = map[data.Kind][]string{
	data.KindLayer:      {"order", "visible", "removed", "style"},
	data.KindAttachment: {"sha256"},
}

// fields are the columns of a kind, in the order of its fields; those that never leave are no columns of what is for the outside.
func (rd *reader) fields(k data.Kind) []field {
	zero, err := data.DecodeRow(k, json.RawMessage("{}"))
	if err != nil {
		panic(err) // every kind can be read
	}
	var all []field
	t := reflect.TypeOf(zero)
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" || name == "provenance" || slices.Contains(leftOut[k], name) || rd.public && data.ReachOf(k, name) == data.Kept {
			continue
		}
		get := func(r data.Row) reflect.Value { return reflect.ValueOf(r).Field(i) }
		if f.Type.Kind() == reflect.Struct && f.Type != reflect.TypeFor[data.Ref]() {
			all = append(all, rd.parts(f.Type, get)...)
			continue
		}
		all = append(all, rd.field(k, name, f.Type, get))
		if to, ok := referred[name]; ok {
			all = append(all, rd.names(name, to, get))
		}
		if f.Type == reflect.TypeFor[*data.Fact]() {
			all = append(all, rd.origin(name, get))
		}
	}
	return all
}

// parts are the columns of a field that is a structure.
func (rd *reader) parts(t reflect.Type, get func(data.Row) reflect.Value) []field {
	var all []field
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		all = append(all, rd.field("", name, t.Field(i).Type, func(r data.Row) reflect.Value { return get(r).Field(i) }))
	}
	return all
}

func (rd *reader) field(k data.Kind, name string, t reflect.Type, get func(data.Row) reflect.Value) field {
	c := rd.column(name)
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	codes := data.Codes(k, name)
	switch {
	case t == reflect.TypeFor[data.Answer]():
		c.Sort = table.Answer
	case t == reflect.TypeFor[data.Fact](), t.Kind() == reflect.Float64:
		c.Sort, c.Decimals = table.Number, decimals(name)
	case t.Kind() == reflect.Int, t.Kind() == reflect.Int64:
		c.Sort = table.Whole
	case t.Kind() == reflect.Bool:
		c.Sort = table.Answer
	case t.Kind() == reflect.String && slices.Contains(days, name):
		c.Sort = table.Day
	default:
		for _, code := range codes {
			c.Words = append(c.Words, explain.Code(rd.loc, k, name, code))
		}
	}
	if _, ok := referred[name]; ok {
		c.Title = rd.loc.T("outgoing.identifier", "what", c.Title)
	}
	return field{c, func(r data.Row) table.Value { return rd.value(k, name, get(r)) }}
}

// column describes a column by the name of its field.
func (rd *reader) column(name string) table.Column {
	title := rd.called(name)
	unit := unitOf(rd.loc, name)
	if unit != "" && !strings.Contains(title, "("+unit) {
		title += " (" + unit + ")"
	}
	return table.Column{Name: name, Title: upperFirst(title), Unit: unit, Meaning: rd.word("column."+name, "")}
}

// called is what people call a field: by its own name, or by that of the measure that reads it.
func (rd *reader) called(name string) string {
	return rd.word("field."+name, rd.word("measure."+name, name))
}

// word is a text that there need not be.
func (rd *reader) word(key, instead string) string {
	if text := rd.loc.T(key); !strings.HasPrefix(text, "⟦") {
		return text
	}
	return instead
}

func (rd *reader) value(k data.Kind, name string, v reflect.Value) table.Value {
	for v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return table.Value{}
		}
		v = v.Elem()
	}
	switch x := v.Interface().(type) {
	case data.Answer:
		if x == data.Unknown {
			return table.Value{}
		}
		return table.OfAnswer(x == data.Yes)
	case data.Fact:
		return table.OfNumber(x.Value)
	case data.Ref:
		return table.Of(string(x.Kind) + ":" + x.ID)
	}
	switch v.Kind() {
	case reflect.Bool:
		return table.OfAnswer(v.Bool())
	case reflect.Int, reflect.Int64:
		return table.OfNumber(float64(v.Int()))
	case reflect.Float64:
		return table.OfNumber(v.Float())
	case reflect.String:
		if slices.Contains(data.Codes(k, name), v.String()) {
			return table.OfWord(v.String(), explain.Code(rd.loc, k, name, v.String()))
		}
		return table.Of(v.String())
	case reflect.Slice:
		return rd.list(k, name, v)
	}
	return table.Value{}
}

// list is several values in one cell: their codes apart by bars, as the standards have it, and their words by commas.
func (rd *reader) list(k data.Kind, name string, v reflect.Value) table.Value {
	var codes, words []string
	coded := false
	for i := range v.Len() {
		e := v.Index(i)
		if e.Kind() == reflect.String {
			code := e.String()
			coded = coded || slices.Contains(data.Codes(k, name), code)
			codes, words = append(codes, code), append(words, explain.Code(rd.loc, k, name, code))
			continue
		}
		words = append(words, rd.part(e.Interface()))
	}
	switch {
	case len(words) == 0:
		return table.Value{}
	case coded:
		return table.OfWord(strings.Join(codes, "|"), strings.Join(words, ", "))
	case len(codes) > 0:
		return table.OfWord(strings.Join(codes, "|"), strings.Join(codes, "|"))
	}
	return table.Of(strings.Join(words, "; "))
}

// referred are the fields that hold the IDs of other rows.
var referred = map[string]data.Kind{
	"zone_id": data.KindZone, "company_id": data.KindCompany, "need_id": data.KindNeed, "landowner_id": data.KindLandowner,
	"contract_id": data.KindContract, "plot_ids": data.KindPlot, "zone_ids": data.KindZone,
}

// names says what the rows are called that a field refers to, as the reader may see them.
func (rd *reader) names(name string, to data.Kind, get func(data.Row) reflect.Value) field {
	plain := strings.TrimSuffix(strings.TrimSuffix(name, "_ids"), "_id")
	c := rd.column(name)
	c.Name, c.Meaning = plain, ""
	return field{c, func(r data.Row) table.Value {
		var ids []string
		if v := get(r); v.Kind() == reflect.Slice {
			for i := range v.Len() {
				ids = append(ids, v.Index(i).String())
			}
		} else {
			ids = append(ids, v.String())
		}
		var words []string
		for _, id := range ids {
			if row, ok := rd.shown(data.Ref{Kind: to, ID: id}); ok {
				words = append(words, data.Title(row))
			}
		}
		return table.Of(strings.Join(words, ", "))
	}}
}

// shown is a row as the reader may see it.
func (rd *reader) shown(ref data.Ref) (data.Row, bool) {
	row, ok := rd.snap.Row(ref)
	if ok && rd.public {
		return rd.outside(row)
	}
	return row, ok
}

// origin says where an entered number comes from.
func (rd *reader) origin(name string, get func(data.Row) reflect.Value) field {
	c := table.Column{Name: name + "_source", Title: upperFirst(rd.loc.T("outgoing.source_of", "what", rd.called(name)))}
	return field{c, func(r data.Row) table.Value {
		f, _ := get(r).Interface().(*data.Fact)
		if f == nil {
			return table.Value{}
		}
		var parts []string
		for _, part := range []string{f.Source, f.Date, rd.word("confidence."+string(f.Confidence), "")} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		return table.Of(strings.Join(parts, ", "))
	}}
}

// days are the fields that hold days.
var days = []string{
	"available", "power_available", "sale_date", "updated", "inventory_started", "consultation_start", "consultation_end",
	"inventory_adopted", "inventory_due", "deadline", "received", "start", "end", "opens", "closes", "last_activity", "unoccupied_since",
	"entered", "from", "until", "date", "next_due", "option_until", "added",
}

// units are told by how names end, the longest first.
var units = []struct{ ending, unit string }{
	{"_eur_m2", "€/m²"},
	{"_mwh_year", "MWh/an"},
	{"_tco2e_year", "tCO₂e/an"},
	{"_m3day", "m³/jour"},
	{"_nm3h", "Nm³/h"},
	{"_m3h", "m³/h"},
	{"_kva", "kVA"},
	{"_kpa", "kPa"},
	{"_pct", "%"},
	{"_eur", "€"},
	{"_m2", "m²"},
	{"_m", "m"},
	{"lon", "°"},
	{"lat", "°"},
	{"size_bytes", "o"},
}

func unitOf(loc *locale.Locale, name string) string {
	for _, u := range units {
		if !strings.HasSuffix(name, u.ending) {
			continue
		}
		switch u.unit {
		case "m³/jour":
			return loc.T("unit.m3_day")
		case "MWh/an":
			return loc.T("unit.mwh_year")
		case "tCO₂e/an":
			return loc.T("unit.tco2e_year")
		}
		return u.unit
	}
	return ""
}

// decimals are those of a number by its name: what is paid for to the cent, a place to the centimetre, what is measured to the unit.
func decimals(name string) int {
	switch {
	case strings.HasSuffix(name, "_eur_m2"), strings.HasSuffix(name, "_eur"):
		return 2
	case name == "lon", name == "lat", name == "level":
		return 7
	case strings.HasSuffix(name, "_m2"), strings.HasSuffix(name, "_m"):
		return 0
	}
	return 1
}

func upperFirst(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
