package allocation_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"emprise/data/allocation"
	"emprise/data/match"
	"emprise/geo/reference"
)

// costs makes a problem of a matrix: a need a row, a plot a column, a fit that falls as the cost rises; what is infinite does not
// fit. The sum of the costs is count × most − fit.
func costs(matrix [][]float64) (p allocation.Problem, most float64) {
	for _, row := range matrix {
		for _, c := range row {
			if !math.IsInf(c, 1) {
				most = max(most, c)
			}
		}
	}
	p.Tiers = [][]allocation.Goal{{{Objective: allocation.Served}}, {{Objective: allocation.Fit}}}
	for j := range matrix[0] {
		p.Places = append(p.Places, allocation.Place{ID: fmt.Sprintf("P%04d", j)})
	}
	for i, row := range matrix {
		p.Needs = append(p.Needs, allocation.Need{ID: fmt.Sprintf("N%04d", i)})
		for j, c := range row {
			if !math.IsInf(c, 1) {
				p.Options = append(p.Options, allocation.Option{Need: i, Place: j, Verdict: match.Fits, Fit: most - c})
			}
		}
	}
	return p, most
}

func solve(t *testing.T, p allocation.Problem) allocation.Result {
	t.Helper()
	r, err := allocation.Solve(t.Context(), p, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// The cases of SciPy's tests of linear_sum_assignment.
func TestLeastCostsOfSciPy(t *testing.T) {
	t.Parallel()
	inf := math.Inf(1)
	for _, c := range []struct {
		matrix [][]float64
		want   []float64
	}{
		{[][]float64{{400, 150, 400}, {400, 450, 600}, {300, 225, 300}}, []float64{150, 400, 300}},
		{[][]float64{{400, 150, 400, 1}, {400, 450, 600, 2}, {300, 225, 300, 3}}, []float64{150, 2, 300}},
		{[][]float64{{10, 10, 8}, {9, 8, 1}, {9, 7, 4}}, []float64{10, 1, 7}},
		{[][]float64{{10, 10, 8, 11}, {9, 8, 1, 1}, {9, 7, 4, 10}}, []float64{10, 1, 4}},
		{[][]float64{{10, inf, inf}, {inf, inf, 1}, {inf, 7, inf}}, []float64{10, 1, 7}},
	} {
		p, most := costs(c.matrix)
		got, want := 0.0, 0.0
		for i, o := range solve(t, p).Answers[2].Outcomes {
			if o.PlaceID == "" {
				t.Errorf("row %d is left out of %v", i, c.matrix)
			}
			got += most - o.Fit
			want += c.want[i]
		}
		if got != want {
			t.Errorf("%v: %g, want %g", c.matrix, got, want)
		}
	}
}

// SciPy refuses a matrix in which not every row can be served; here the row that cannot is said, with the reason.
func TestInfeasibleRowsAreSaid(t *testing.T) {
	t.Parallel()
	inf := math.Inf(1)
	p, _ := costs([][]float64{{1, inf}, {2, inf}, {inf, inf}})
	a := solve(t, p).Answers[2]
	if o := a.Outcomes[1]; o.Reason != allocation.Taken || len(o.Blocks) != 1 || !slices.Equal(o.Blocks[0].By, []string{"N0000"}) {
		t.Errorf("%+v", o)
	}
	if o := a.Outcomes[2]; o.Reason != allocation.NoFit || o.Blocks != nil {
		t.Errorf("%+v", o)
	}
	for _, v := range []float64{math.NaN(), math.Inf(-1), math.Inf(1), -1, 1e10} {
		p.Options[0].Fit = v
		var e *allocation.InputError
		if _, err := allocation.Solve(t.Context(), p, nil); !errors.As(err, &e) || e.Rule != allocation.RuleNumber {
			t.Errorf("a fit of %g: %v", v, err)
		}
	}
}

// Minimum and maximum of the assignment problems of the OR-Library's form, up to 500 × 500.
func TestOptimaOfReference(t *testing.T) {
	t.Parallel()
	dir := reference.Path(t, filepath.Join("oracles", "assign"))
	raw, err := os.ReadFile(filepath.Join(dir, "optimum.json"))
	if err != nil {
		t.Fatal(err)
	}
	var optima map[string]struct{ N, Minimum, Maximum int }
	if err := json.Unmarshal(raw, &optima); err != nil || len(optima) < 12 {
		t.Fatalf("%d optima, %v", len(optima), err)
	}
	for name, want := range optima {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			words := strings.Fields(string(text))
			n, err := strconv.Atoi(words[0])
			if err != nil || n != want.N || len(words) != 1+n*n {
				t.Fatalf("%d numbers for %d rows, %v", len(words), n, err)
			}
			least, greatest := make([][]float64, n), make([][]float64, n)
			for i, w := range words[1:] {
				v, err := strconv.ParseFloat(w, 64)
				if err != nil {
					t.Fatal(err)
				}
				least[i/n] = append(least[i/n], v)
				greatest[i/n] = append(greatest[i/n], -v)
			}
			p, most := costs(least)
			if got := float64(n)*most - solve(t, p).Answers[2].Totals.Fit; int(math.Round(got)) != want.Minimum {
				t.Errorf("minimum %g, want %d", got, want.Minimum)
			}
			for i := range p.Options {
				p.Options[i].Fit = most - p.Options[i].Fit
			}
			if got := solve(t, p).Answers[2].Totals.Fit; int(math.Round(got)) != want.Maximum {
				t.Errorf("maximum %g, want %d", got, want.Maximum)
			}
		})
	}
}
