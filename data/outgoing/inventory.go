package outgoing

import (
	"context"
	"math"
	"strings"
	"time"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/inventory"
	"emprise/data/table"
)

// inventory is the état parcellaire of L. 318-8-2: a row a land unit. For the outside nobody is named.
func (rd *reader) inventory(ctx context.Context, date time.Time) (piece, error) {
	inv, err := inventory.Of(ctx, rd.snap, inventory.Options{Year: date.Year(), Today: date.Format(time.DateOnly), Public: rd.public})
	if err != nil {
		return piece{}, err
	}
	type line struct {
		zone inventory.Zone
		unit inventory.Unit
	}
	var lines []line
	for _, z := range inv.Zones {
		for _, u := range z.Units {
			lines = append(lines, line{z, u})
		}
	}
	t := &table.Table{Name: Inventory, Title: rd.loc.T("outgoing.subject." + Inventory), Len: len(lines)}
	var values []func(line) table.Value
	add := func(name, title string, sort table.Sort, value func(line) table.Value) {
		c := rd.column(name)
		if title != "" {
			c.Title = rd.loc.T("inventory.column." + title)
		}
		if c.Unit != "" && !strings.Contains(c.Title, c.Unit) {
			c.Title += " (" + c.Unit + ")"
		}
		c.Sort = sort
		t.Columns, values = append(t.Columns, c), append(values, value)
	}
	add("zone_id", "", table.Text, func(l line) table.Value { return table.Of(l.zone.ID) })
	t.Columns[0].Title = rd.loc.T("outgoing.identifier", "what", t.Columns[0].Title)
	add("zone", "zone", table.Text, func(l line) table.Value { return table.Of(rd.hide(l.zone.Name)) })
	add("id", "unit", table.Text, func(l line) table.Value { return table.Of(l.unit.ID) })
	add("area_m2", "", table.Number, func(l line) table.Value { return table.OfNumber(math.Round(float64(l.unit.AreaM2))) })
	add("parcels", "parcels", table.Text, func(l line) table.Value { return table.Of(strings.Join(l.unit.Parcels, "|")) })
	if !rd.public {
		add("landowner", "owner", table.Text, func(l line) table.Value { return table.Of(l.unit.Owner) })
		add("occupants", "occupants", table.Text, func(l line) table.Value {
			var names []string
			for _, o := range l.unit.Occupants {
				names = append(names, o.Name)
			}
			return table.Of(strings.Join(names, ", "))
		})
	}
	add("establishments", "", table.Whole, func(l line) table.Value { return table.OfNumber(float64(len(l.unit.Occupants))) })
	add("use", "", table.Text, func(l line) table.Value {
		return table.OfWord(string(l.unit.Use), explain.Code(rd.loc, data.KindLandUnit, "use", string(l.unit.Use)))
	})
	add("vacant", "vacant", table.Answer, func(l line) table.Value {
		if l.unit.Vacant == data.Unknown {
			return table.Value{}
		}
		return table.OfAnswer(l.unit.Vacant == data.Yes)
	})
	add("last_activity", "since", table.Day, func(l line) table.Value { return table.Of(l.unit.LastActivity) })
	add("unoccupied_since", "unoccupied", table.Day, func(l line) table.Value { return table.Of(l.unit.UnoccupiedSince) })
	add("missing", "missing", table.Text, func(l line) table.Value {
		words := make([]string, len(l.unit.Missing))
		for i, g := range l.unit.Missing {
			words[i] = rd.loc.T("inventory.gap." + string(g))
		}
		return table.Of(strings.Join(words, ", "))
	})
	t.Row = func(i int, cells []table.Value) {
		for n, value := range values {
			cells[n] = value(lines[i])
		}
	}
	return piece{table: t}, nil
}
