package main

import (
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"time"

	"emprise/data"
	"emprise/data/assembly"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo"
)

// assembleFlags are those of match --assemble.
type assembleFlags struct {
	Assemble    bool     `help:"match_assemble"`
	MaxParcels  int      `help:"match_max_parcels" default:"6" placeholder:"N"`
	AcrossRoads float64  `help:"match_across_street" name:"across-street" placeholder:"M"`
	Seed        []string `help:"match_seed" placeholder:"PARCEL" xor:"where"`
	Zone        string   `help:"match_zone" placeholder:"ZONE" xor:"where"`
	Plot        string   `help:"match_plot" placeholder:"PLOT" xor:"where"`
	Free        bool     `help:"match_free"`
	NotOwner    []string `help:"match_not_owner" placeholder:"NAME"`
	Strips      bool     `help:"match_strips"`
	Budget      int64    `help:"match_budget" placeholder:"N"`
	PNG         string   `help:"match_png" name:"png" placeholder:"DIR"`

	Within time.Duration `help:"match_within" placeholder:"5s"`
	Show   int           `help:"match_show" default:"10" placeholder:"N"`
	CSV    bool          `help:"match_csv" name:"csv" xor:"form"`
}

func (v *assembleFlags) run(e *env, s *workspace.Snapshot, need data.Need) error {
	p, err := assembly.For(e.ctx, s, need, assembly.Options{
		Seeds: v.Seed, Zone: v.Zone, Plot: v.Plot, Most: v.MaxParcels, Street: geo.Metres(v.AcrossRoads), Free: v.Free,
		NotOwners: v.NotOwner, Strips: v.Strips, Budget: v.Budget, Within: v.Within, Show: v.Show,
	}, e.report(e.loc.T("cli.neighbours")))
	if err != nil {
		return err
	}
	e.endProgress()
	if v.PNG != "" {
		if err := v.draw(e, s, need, p); err != nil {
			return err
		}
	}
	switch {
	case e.json:
		return e.print(assemblies(e, need, p))
	case v.CSV:
		return v.write(e, p)
	}
	return v.tell(e, need, p)
}

// tell writes the assemblies for people, after what was searched.
func (v *assembleFlags) tell(e *env, need data.Need, p assembly.Proposals) error {
	lines := []string{need.ID + " · " + need.Title, criteria(e, need)}
	lines = append(lines, explain.Searched(e.loc, p.Answer)...)
	elsewhere := false
	for i, a := range p.Proposals {
		if a.Elsewhere && !elsewhere {
			lines = append(lines, "", e.loc.T("assembly.elsewhere"))
		}
		elsewhere = a.Elsewhere
		lines = append(lines, fmt.Sprintf("\n%3d  %s", i+1, a.Match.Name), "     "+strings.Join(explain.Assembly(e.loc, a, p.Answer.Compared), " · "))
		for _, r := range a.Match.Reasons {
			if r.Hard && r.Verdict != match.Fits {
				lines = append(lines, "     "+explain.Reason(e.loc, r))
			}
		}
	}
	if len(p.Proposals) == 0 {
		lines = append(lines, "", e.loc.T("assembly.none"))
	}
	return e.line(strings.Join(lines, "\n"))
}

// write writes the assemblies as rows, one a line.
func (v *assembleFlags) write(e *env, p assembly.Proposals) error {
	w := csv.NewWriter(e.out)
	w.Comma = ';'
	rows := [][]string{{
		"parcels", "elsewhere", "verdict", "score", "area_m2", "net_low_m2", "net_high_m2", "perimeter_m", "compactness", "owners_low", "owners_high",
		"public_low", "public_high", "price_low_eur", "price_high_eur", "land_take_low_m2", "land_take_high_m2",
	}}
	n := func(v *float64) string {
		if v == nil {
			return ""
		}
		return strconv.FormatFloat(*v, 'f', -1, 64)
	}
	for _, a := range assemblies(e, data.Need{}, p).Assemblies {
		row := []string{
			strings.Join(a.Parcels, " "), strconv.FormatBool(a.Elsewhere), string(a.Verdict), n(a.Score), n(&a.AreaM2), "", "", n(&a.PerimeterM), n(&a.Compactness),
			"", "", "", "", "", "", "", "",
		}
		for at, r := range map[int]*rangeJSON{5: a.NetM2, 9: a.Owners, 11: a.Public, 13: a.Price, 15: a.LandTake} {
			if r != nil {
				row[at], row[at+1] = n(r.Low), n(r.High)
			}
		}
		rows = append(rows, row)
	}
	return w.WriteAll(rows)
}
