package main

import (
	"errors"
	"fmt"
	"slices"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/data/workspace"
)

type plotsVerb struct {
	Project string   `arg:"" help:"project"`
	Do      []string `arg:"" optional:"" help:"plots_do" placeholder:"split ID"`
	Status  []string `help:"plots_status" placeholder:"STATUS"`
	Add     bool     `help:"plots_add"`
	Parcels []string `help:"plots_parcels" placeholder:"ID"`
	Merge   []string `help:"plots_merge" placeholder:"ID"`
	Name    string   `help:"plots_name" placeholder:"S"`
	Close   bool     `help:"plots_close"`
	Line    string   `help:"plots_line" placeholder:"WKT"`
	rowFlags
}

// Validate refuses flags that say nothing together.
func (v *plotsVerb) Validate() error {
	verb := ""
	if len(v.Do) > 0 {
		verb = v.Do[0]
	}
	merging := verb == "merge" || len(v.Merge) > 0
	switch {
	case verb != "" && verb != "split" && verb != "merge":
		return fmt.Errorf("%q is neither split nor merge", verb)
	case verb != "" && (v.Add || len(v.Merge) > 0):
		return errors.New("split, merge, --add or --merge, one of them")
	case verb == "split" && len(v.Do) != 2:
		return errors.New("split takes one plot")
	case (verb == "split") != (v.Line != ""):
		return errors.New("split and --line go together")
	case verb == "merge" && len(v.Do) < 3:
		return errors.New("merge takes at least two plots")
	case v.Add != (len(v.Parcels) > 0):
		return errors.New("--add and --parcels go together")
	case v.Add && len(v.Merge) > 0:
		return errors.New("--add or --merge, not both")
	case len(v.Merge) == 1:
		return errors.New("--merge takes at least two plots")
	case v.Name != "" && !v.Add && !merging && verb != "split":
		return errors.New("--name goes with --add, merge or split")
	case v.Close && !v.Add && !merging:
		return errors.New("--close goes with --add or merge")
	case v.Add && len(v.Status) > 1:
		return errors.New("--add takes one --status")
	}
	return nil
}

type plotRow struct {
	data.Plot
	Offered bool    `json:"offered"`
	AreaM2  float64 `json:"area_m2"`
	Lon     float64 `json:"lon"` // a place inside
	Lat     float64 `json:"lat"`
}

func (v *plotsVerb) Run(e *env) error {
	switch {
	case v.Add:
		return v.add(e)
	case len(v.Merge) > 0:
		return v.merge(e, v.Merge)
	case len(v.Do) > 0 && v.Do[0] == "merge":
		return v.merge(e, v.Do[1:])
	case len(v.Do) > 0:
		return v.split(e, v.Do[1])
	}
	if done, err := handle[data.Plot](e, v.Project, "", v.rowFlags); done {
		return err
	}
	return e.read(v.Project, func(s *workspace.Snapshot) error {
		plots := make([]plotRow, 0, len(s.Plots))
		for _, p := range readable[data.Plot](s, v.Public) {
			if len(v.Status) > 0 && !slices.Contains(v.Status, string(p.Status)) {
				continue
			}
			plots = append(plots, rowOf(p))
		}
		if e.json {
			return e.print(plots)
		}
		rows := [][]string{e.titles("id", "name", "commune", "status", "area", "price", "power")}
		for _, p := range plots {
			rows = append(rows, []string{
				p.ID, p.Name, p.Commune, explain.Category(e.loc, match.MeasureStatus, string(p.Status)), e.loc.Hectares(p.AreaM2),
				e.fact(data.MeasurePrice, p.PriceEuroPerM2), e.fact(data.MeasurePower, p.PowerKVA),
			})
		}
		return e.table(rows)
	})
}

// fact writes an entered number, or a dash: unknown is not zero.
func (e *env) fact(m data.Measure, f *data.Fact) string {
	if f == nil {
		return "–"
	}
	return explain.Value(e.loc, m, f.Value)
}
