package report_test

import (
	"regexp"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/report"
)

// How far land is from where the company works would tell who it is: no public sheet says it, nor a score that it comes into.
func TestThePublicIsNotToldThePresentSite(t *testing.T) {
	t.Parallel()
	site, far := 900.0, 4000.0
	snap := project(t).Snapshot()
	need, _ := snap.Need("BES-1")
	need.Criteria = append(need.Criteria, data.Criterion{Measure: data.MeasureSite, Weight: 1, Ideal: &site, Max: &far})
	canal, _ := snap.Plot("58901_TERRAIN-ECO_2")
	snap = snap.Replaced([]data.Row{need, data.Establishment{ID: "ETA-1", Name: "Fonderie", CompanyID: "ENT-1", At: canal.Shape.Bound().Center()}}, nil)
	scored := regexp.MustCompile(`Lot du (Pont|Canal) \d,\d\d ha \d|\d,\d sur \d|\d+ / 100|points de (plus|moins)`)
	for _, of := range []report.Template{report.TemplateOverview, report.TemplateWaterfall, report.TemplateAllocation} {
		for _, public := range []bool{true, false} {
			b, err := report.Compose(t.Context(), snap, of, report.Subject{}, report.Options{NeedID: "BES-1", Public: public, Date: noon})
			if err != nil {
				t.Fatal(err)
			}
			text := flat(run(t, "pdftotext", "-raw", composed(t, b), "-"))
			told := strings.Contains(text, "istance au site actuel") || scored.MatchString(text)
			switch {
			case public && told:
				t.Errorf("%s tells the public: %s", of, text)
			case !public && !told:
				t.Errorf("%s tells the inside nothing, so that the test proves nothing: %s", of, text)
			}
		}
	}
}
