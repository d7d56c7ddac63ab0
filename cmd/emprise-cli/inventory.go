package main

import (
	"fmt"
	"time"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/inventory"
	"emprise/data/report"
	"emprise/data/workspace"
)

type inventoryVerb struct {
	Project  string `arg:"" help:"project"`
	Zone     string `help:"inventory_zone" placeholder:"ID"`
	Build    bool   `help:"inventory_build"`
	Year     int    `help:"inventory_year" placeholder:"AAAA"`
	CSV      bool   `help:"csv" name:"csv"`
	Public   bool   `help:"export_public"`
	Out      string `help:"text_out" placeholder:"FILE"`
	Language string `help:"text_language" enum:"fr,en," default:"" placeholder:"fr|en"`
}

// draftZone is what --build made of one zone.
type draftZone struct {
	Zone       string  `json:"zone"`
	Put        int     `json:"put"`
	Same       int     `json:"same"`
	Left       int     `json:"left"`
	Landowners int     `json:"landowners"`
	Uncovered  float64 `json:"uncovered_m2"`
	Issues     []issue `json:"issues"`
}

func (v *inventoryVerb) Run(e *env) error {
	if v.Build {
		return e.change(v.Project, func(w *workspace.Workspace) error { return v.build(e, w) })
	}
	year := v.Year
	if year == 0 {
		year = e.clock().Year()
	}
	return e.read(v.Project, func(s *workspace.Snapshot) error {
		inv, err := inventory.Of(e.ctx, s, inventory.Options{ZoneID: v.Zone, Year: year, Today: e.clock().Format(time.DateOnly), Public: v.Public})
		switch {
		case err != nil:
			return err
		case v.CSV:
			return inv.Table(e.loc).CSV(e.out, e.loc)
		case e.json && v.Out == "":
			return e.print(inv)
		}
		return e.paper(v.Language, v.Out, func(lang string) (*report.Text, error) {
			return report.Inventory(inv, report.Options{Lang: lang, Date: e.clock(), Author: e.author}, s), nil
		}, func(loc *locale.Locale) error { return inv.Document(loc, e.clock(), e.author).Markdown(e.out) })
	})
}

// build proposes the units of a zone, or of all, and puts them: one edit for each zone.
func (v *inventoryVerb) build(e *env, w *workspace.Workspace) error {
	made := []draftZone{}
	for _, z := range w.Snapshot().Zones {
		if v.Zone != "" && z.ID != v.Zone {
			continue
		}
		d, err := inventory.Build(e.ctx, w.Snapshot(), z.ID, e.clock().Format(time.DateOnly), func(k data.Kind) string { return w.NewID(k, "") })
		if err != nil {
			return err
		}
		if edit := d.Edit(z.Name); len(edit.Put) > 0 {
			if _, err := w.Do(e.ctx, edit); err != nil {
				return err
			}
		}
		made = append(made, draftZone{z.ID, len(d.Units), d.Same, len(d.Left), len(d.Landowners), float64(d.Uncovered), issues(d.Issues)})
	}
	if len(made) == 0 && v.Zone != "" {
		return fmt.Errorf("%s %s: %w", data.KindZone, v.Zone, data.ErrNotFound)
	}
	if e.json {
		return e.print(made)
	}
	for _, m := range made {
		if err := e.line(e.loc.N("cli.inventory.built", m.Put, "zone", m.Zone, "same", e.count(m.Same), "left", e.count(m.Left))); err != nil {
			return err
		}
		told := fileFacts{IssueCounts: map[string]int{}, Issues: m.Issues}
		for _, i := range m.Issues {
			told.IssueCounts[i.Rule]++
		}
		for _, line := range told.issueLines(e) {
			e.say(line)
		}
	}
	return nil
}
