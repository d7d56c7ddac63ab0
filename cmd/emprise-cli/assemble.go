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
	"emprise/geo/topo"
)

// assembleFlags are those of match --assemble.
type assembleFlags struct {
	Assemble    bool     `help:"${h_match_assemble}"`
	MaxParcels  int      `help:"${h_match_max_parcels}" default:"6" placeholder:"N"`
	AcrossRoads float64  `help:"${h_match_across_street}" name:"across-street" placeholder:"M"`
	Seed        []string `help:"${h_match_seed}" placeholder:"PARCEL" xor:"where"`
	Zone        string   `help:"${h_match_zone}" placeholder:"ZONE" xor:"where"`
	Plot        string   `help:"${h_match_plot}" placeholder:"PLOT" xor:"where"`
	Free        bool     `help:"${h_match_free}"`
	NotOwner    []string `help:"${h_match_not_owner}" placeholder:"NAME"`
	Strips      bool     `help:"${h_match_strips}"`
	Budget      int64    `help:"${h_match_budget}" placeholder:"N"`
	PNG         string   `help:"${h_match_png}" name:"png" placeholder:"DIR"`

	Within time.Duration `help:"${h_match_within}" placeholder:"5s"`
	Show   int           `help:"${h_match_show}" default:"10" placeholder:"N"`
	CSV    bool          `help:"${h_match_csv}" name:"csv" xor:"form"`
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
	lines := []string{need.ID + " · " + need.Title, criteria(e, need), searched(e, p)}
	lines = append(lines, refused(e, p.Answer)...)
	by := make([]string, len(p.Answer.Compared))
	for i, o := range p.Answer.Compared {
		by[i] = e.loc.T("objective." + string(o))
	}
	lines = append(lines, e.loc.T("cli.assemble.compared", "objectives", strings.Join(by, ", ")))
	if p.Answer.Left > 0 {
		lines = append(lines, e.loc.T("cli.assemble.left", "left", e.count(p.Answer.Left)))
	}
	elsewhere := false
	for i, a := range p.Proposals {
		if a.Elsewhere && !elsewhere {
			lines = append(lines, "", e.loc.T("cli.assemble.elsewhere"))
		}
		elsewhere = a.Elsewhere
		lines = append(lines, fmt.Sprintf("\n%3d  %s", i+1, a.Match.Name), "     "+strings.Join(facts(e, a, p.Answer), " · "))
		for _, r := range a.Match.Reasons {
			if r.Hard && r.Verdict != match.Fits {
				lines = append(lines, "     "+explain.Reason(e.loc, r))
			}
		}
	}
	if len(p.Proposals) == 0 {
		lines = append(lines, "", e.loc.T("cli.assemble.none"))
	}
	return e.line(strings.Join(lines, "\n"))
}

// searched says what was looked at, and whether that is all.
func searched(e *env, p assembly.Proposals) string {
	s := p.Answer.Searched
	key := "cli.assemble.exact"
	switch s.Stop {
	case topo.StopEnd:
	case topo.StopBudget:
		key = "cli.assemble.budget"
	default:
		key = "cli.assemble.stopped"
	}
	return e.loc.T(key, "sets", e.loc.Number(float64(s.Seen), 0), "size", e.count(s.Size), "parcels", e.count(p.Answer.Parcels))
}

// refused says why parcels were left out, and sets.
func refused(e *env, a assembly.Answer) []string {
	var parcels, sets, lines []string
	for _, r := range assembly.Refusals() {
		if n := a.Refused[r]; n > 0 {
			parcels = append(parcels, e.loc.T("refusal."+string(r), "count", e.count(n)))
		}
	}
	if a.Strips > 0 {
		sets = append(sets, e.loc.T("cli.assemble.strips", "count", e.count(a.Strips)))
	}
	if a.Unfit > 0 {
		sets = append(sets, e.loc.T("cli.assemble.unfit", "count", e.count(a.Unfit)))
	}
	if len(parcels) > 0 {
		lines = append(lines, e.loc.T("cli.assemble.refused", "reasons", strings.Join(parcels, ", ")))
	}
	if len(sets) > 0 {
		lines = append(lines, e.loc.T("cli.assemble.refused_sets", "reasons", strings.Join(sets, ", ")))
	}
	return lines
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
