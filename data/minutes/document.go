package minutes

import (
	"strconv"
	"strings"
	"time"

	"emprise/assets/locale"
	"emprise/data/document"
)

// Document is the text of the minutes in a language. Moments are those of the sitting, date is the day on which it is made.
func (m *Minutes) Document(loc *locale.Locale, date time.Time, author string) *document.Document {
	stamp := "sheet.internal"
	if m.Public {
		stamp = "sheet.public"
	}
	d := &document.Document{
		Title: loc.T("minutes.title", "title", m.Sitting.Title), Lang: loc.Lang(), Author: author, Date: date,
		Stamps: []string{loc.T(stamp)},
	}
	where := []string{m.Territory}
	if m.Sitting.Place != "" {
		where = append(where, m.Sitting.Place)
	}
	d.Subtitle = strings.Join(append(where, m.When(loc)), " · ")
	if m.fictional {
		d.Stamps = append(d.Stamps, loc.T("sheet.fictional"))
	}
	if len(m.Sitting.Participants) > 0 {
		d.Blocks = append(d.Blocks, document.Block{
			Heading: loc.T("minutes.participants"), Items: m.Sitting.Participants,
		})
	}
	decisions := document.Block{Heading: loc.T("minutes.decisions"), Items: lines(loc, m.Decisions)}
	if len(m.Decisions) == 0 {
		decisions.Text = loc.T("minutes.no_decision")
	}
	d.Blocks = append(d.Blocks, decisions)
	if len(m.Plots) > 0 {
		d.Blocks = append(d.Blocks, document.Block{Heading: loc.T("minutes.plots"), Table: m.plotTable(loc)})
	}
	for _, part := range []struct {
		heading string
		deeds   []Deed
	}{
		{"minutes.proposals", m.Proposals}, {"minutes.projects", m.Projects}, {"minutes.remarks", m.Remarks}, {"minutes.other", m.Other},
	} {
		if len(part.deeds) > 0 {
			d.Blocks = append(d.Blocks, document.Block{Heading: loc.T(part.heading), Items: lines(loc, part.deeds)})
		}
	}
	if m.Sitting.Notes != "" {
		d.Blocks = append(d.Blocks, document.Block{Heading: loc.T("minutes.notes"), Text: m.Sitting.Notes})
	}
	d.Closing = loc.T("minutes.closing")
	if m.Public {
		d.Closing = loc.T("minutes.closing_public")
	}
	return d
}

func lines(loc *locale.Locale, deeds []Deed) []string {
	out := make([]string, len(deeds))
	for i, d := range deeds {
		out[i] = Line(loc, d)
	}
	return out
}

// plotTable lists the plots concerned; their numbers are those of the discs on the maps.
func (m *Minutes) plotTable(loc *locale.Locale) *document.Table {
	t := &document.Table{Columns: []document.Column{
		{Title: loc.T("minutes.column_number"), Share: 0.05, Right: true},
		{Title: loc.T("report.column_plot"), Share: 0.28},
		{Title: loc.T("minutes.column_commune"), Share: 0.21},
		{Title: loc.T("report.column_area"), Share: 0.12, Right: true},
		{Title: loc.T("minutes.column_before"), Share: 0.17},
		{Title: loc.T("minutes.column_after"), Share: 0.17},
	}}
	sum := 0.0
	for i, p := range m.Plots {
		t.Rows = append(t.Rows, []string{
			strconv.Itoa(i + 1), p.Name, p.Commune, loc.Hectares(float64(p.AreaM2)), StatusWords(loc, p.Before), StatusWords(loc, p.After),
		})
		sum += float64(p.AreaM2)
	}
	t.Total = []string{"", loc.N("minutes.plot_count", len(m.Plots)), "", loc.Hectares(sum), "", ""}
	return t
}
