package inventory

import (
	"strconv"
	"strings"
	"time"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/document"
)

// Document is the report of the inventory in a language, a part for each zone.
func (inv *Inventory) Document(loc *locale.Locale, date time.Time, author string) *document.Document {
	year := strconv.Itoa(inv.Year)
	d := &document.Document{
		Title: loc.T("inventory.title", "year", year), Subtitle: inv.territory + " · " + loc.Day(date), Lang: loc.Lang(), Author: author, Date: date,
		Stamps: []string{loc.T("sheet.internal")}, Closing: loc.T("inventory.closing"),
	}
	if inv.Public {
		d.Stamps = []string{loc.T("sheet.public")}
	}
	if inv.fictional {
		d.Stamps = append(d.Stamps, loc.T("sheet.fictional"))
	}
	for _, z := range inv.Zones {
		b := document.Block{Heading: z.Name, Text: z.words(loc, year), Items: z.Procedure.lines(loc)}
		if missing := z.missing(loc); missing != "" {
			b.Items = append(b.Items, missing)
		}
		for _, f := range z.Issues {
			b.Items = append(b.Items, loc.T("inventory.issue", "unit", f.Unit, "rule", loc.T("issue."+f.Rule)))
		}
		if len(z.Units) > 0 {
			b.Table = inv.table(loc, []Zone{z}, false)
		}
		d.Blocks = append(d.Blocks, b)
	}
	return d
}

// words says the rate, and how much of it is not known.
func (z Zone) words(loc *locale.Locale, year string) string {
	if z.Rate == nil {
		return loc.T("inventory.no_unit")
	}
	key := "inventory.rate"
	if z.Unknown > 0 {
		key = "inventory.rate_least"
	}
	text := loc.N(key, len(z.Units), "rate", strconv.Itoa(*z.Rate), "vacant", strconv.Itoa(z.Vacant), "year", year,
		"area", loc.Hectares(float64(z.UnitsM2)))
	if z.Unknown > 0 {
		text += "\n" + loc.N("inventory.unknown", z.Unknown)
	}
	return text
}

func (p Procedure) lines(loc *locale.Locale) []string {
	lines := []string{loc.T("inventory.step." + string(p.Step))}
	if p.Step == Consulting || p.Step == Consulted {
		lines = append(lines, loc.T("inventory.earliest", "day", loc.Date(p.Earliest)))
	}
	if p.NextDue != "" {
		lines = append(lines, loc.T("inventory.next", "adopted", loc.Date(p.Dates.Adopted), "day", loc.Date(p.NextDue)))
	}
	for _, f := range p.Faults {
		lines = append(lines, loc.T("inventory.fault."+string(f)))
	}
	return lines
}

// missing says what the units of a zone lack, in one line.
func (z Zone) missing(loc *locale.Locale) string {
	var parts []string
	for _, g := range Gaps() {
		n := 0
		for _, u := range z.Units {
			for _, lacks := range u.Missing {
				if lacks == g {
					n++
				}
			}
		}
		if n > 0 {
			parts = append(parts, loc.T("inventory.gap", "what", loc.T("inventory.gap."+string(g)), "n", strconv.Itoa(n)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return loc.T("inventory.missing", "complete", strconv.Itoa(z.Complete), "of", strconv.Itoa(len(z.Units)), "what", strings.Join(parts, ", "))
}

// Table is the état parcellaire: a line for each unit, for a spreadsheet.
func (inv *Inventory) Table(loc *locale.Locale) *document.Table {
	return inv.table(loc, inv.Zones, true)
}

func (inv *Inventory) table(loc *locale.Locale, zones []Zone, whole bool) *document.Table {
	t := &document.Table{}
	column := func(key string, share float64, right bool) {
		t.Columns = append(t.Columns, document.Column{Title: loc.T("inventory.column." + key), Share: share, Right: right})
	}
	if whole {
		column("zone", 0, false)
	}
	column("unit", 0.12, false)
	column("area", 0.12, true)
	column("parcels", 0.22, false)
	if !inv.Public {
		column("owner", 0.2, false)
		column("occupants", 0.2, false)
	} else {
		column("occupants", 0.15, true)
	}
	column("vacant", 0.14, false)
	if whole {
		column("since", 0, false)
		column("unoccupied", 0, false)
		column("missing", 0, false)
	}
	for _, z := range zones {
		for _, u := range z.Units {
			t.Rows = append(t.Rows, inv.row(loc, z, u, whole))
		}
	}
	return t
}

func (inv *Inventory) row(loc *locale.Locale, z Zone, u Unit, whole bool) []string {
	var cells []string
	if whole {
		cells = append(cells, z.Name)
	}
	area := loc.Hectares(float64(u.AreaM2))
	if whole {
		area = strconv.FormatFloat(float64(u.AreaM2), 'f', 0, 64)
	}
	cells = append(cells, u.ID, area, strings.Join(u.Parcels, " "))
	if inv.Public {
		cells = append(cells, strconv.Itoa(len(u.Occupants)))
	} else {
		var names []string
		for _, o := range u.Occupants {
			names = append(names, o.Name)
		}
		owner := u.Owner
		if owner == "" {
			owner = loc.T("value.unknown")
		}
		cells = append(cells, owner, strings.Join(names, ", "))
	}
	cells = append(cells, vacancyWords(loc, u.Vacant))
	if whole {
		var lacks []string
		for _, g := range u.Missing {
			lacks = append(lacks, loc.T("inventory.gap."+string(g)))
		}
		cells = append(cells, u.LastActivity, u.UnoccupiedSince, strings.Join(lacks, ", "))
	}
	return cells
}

func vacancyWords(loc *locale.Locale, a data.Answer) string {
	if a == data.Unknown {
		return loc.T("value.unknown")
	}
	return loc.T("answer." + string(a))
}
