package needfile_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"emprise/data"
	"emprise/data/needfile"
)

func problems(t *testing.T, text string) []needfile.Problem {
	t.Helper()
	_, err := needfile.Read([]byte(text))
	if err == nil {
		return nil
	}
	var wrong *needfile.Error
	if !errors.As(err, &wrong) || !errors.Is(err, data.ErrInvalid) {
		t.Fatalf("%s: %v", text, err)
	}
	return wrong.Problems
}

// asks is a need with one criterion.
func asks(criterion string) string { return `{"title":"T","criteria":[` + criterion + `]}` }

// mistakes are needs with the place and the rule of what is wrong with each.
func mistakes() map[string]string {
	return map[string]string{
		``:                                     " empty",
		`[]`:                                   " empty",
		`{`:                                    " not_json",
		"{\n \"title\": \"T\",\n}":             " not_json",
		`7`:                                    " needs_object",
		`{}`:                                   "/title required",
		`{"title":"T","stage":"soon"}`:         "/stage unknown_code",
		`{"title":"T","deadline":"demain"}`:    "/deadline bad_date",
		`{"title":"T","jobs":"many"}`:          "/jobs wrong_type",
		`{"title":"T","jobs":-1}`:              "/jobs negative",
		`{"title":"T","Title":"U"}`:            "/Title unknown_field",
		`{"title":"T","title":"U"}`:            "/title repeated",
		`{"title":"T","a/b~c":1}`:              "/a~1b~0c unknown_field",
		`{"title":"T","criteria":{}}`:          "/criteria needs_list",
		`[{"title":"T"},{"title":""}]`:         "/1/title required",
		asks(`7`):                              "/criteria/0 needs_object",
		asks(`{}`):                             "/criteria/0/measure required",
		asks(`{"measure":"area"}`):             "/criteria/0/measure unknown_code",
		asks(`{"measure":7}`):                  "/criteria/0/measure wrong_type",
		asks(`{"measure":"area_m2"}`):          "/criteria/0 nothing_asked",
		asks(`{"measure":"area_m2","mini":1}`): "/criteria/0/mini unknown_field",
		asks(`{"measure":"area_m2","min":"big"}`):                                                        "/criteria/0/min not_a_number",
		asks(`{"measure":"area_m2","min":"NaN"}`):                                                        "/criteria/0/min not_a_number",
		asks(`{"measure":"area_m2","min":NaN}`):                                                          " not_json",
		asks(`{"measure":"area_m2","min":1e999}`):                                                        "/criteria/0/min not_a_number",
		asks(`{"measure":"area_m2","min":1e-999999999}`):                                                 "/criteria/0/min not_a_number",
		asks(`{"measure":"area_m2","min":true}`):                                                         "/criteria/0/min not_a_number",
		asks(`{"measure":"area_m2","min":-1}`):                                                           "/criteria/0/min negative",
		asks(`{"measure":"area_m2","min":3,"max":2}`):                                                    "/criteria/0/max min_above_max",
		asks(`{"measure":"area_m2","min":"3 ha","max":20000}`):                                           "/criteria/0/max min_above_max",
		asks(`{"measure":"area_m2","min":1,"ideal":5,"max":2}`):                                          "/criteria/0/max min_above_max",
		asks(`{"measure":"area_m2","min":1,"weight":-1}`):                                                "/criteria/0/weight negative",
		asks(`{"measure":"area_m2","min":1,"weight":"a lot"}`):                                           "/criteria/0/weight not_a_number",
		asks(`{"measure":"area_m2","min":1,"hard":"yes"}`):                                               "/criteria/0/hard wrong_type",
		asks(`{"measure":"area_m2","allowed":["U"]}`):                                                    "/criteria/0/allowed category_for_number",
		asks(`{"measure":"urban_zone","min":1}`):                                                         "/criteria/0/min number_for_category",
		asks(`{"measure":"urban_zone","hard":true}`):                                                     "/criteria/0 nothing_asked",
		asks(`{"measure":"urban_zone","allowed":["U"," "]}`):                                             "/criteria/0/allowed/1 required",
		asks(`{"measure":"urban_zone","allowed":["U","U"]}`):                                             "/criteria/0/allowed/1 repeated",
		asks(`{"measure":"occupancy","allowed":["vacant","empty"]}`):                                     "/criteria/0/allowed/1 unknown_code",
		asks(`{"measure":"occupancy","grades":{"*":1,"empty":2}}`):                                       "/criteria/0/grades/empty unknown_code",
		asks(`{"measure":"urban_zone","grades":{"a/b":101}}`):                                            "/criteria/0/grades/a~1b bad_utility",
		asks(`{"measure":"flood_share","max":5}`):                                                        "/criteria/0/max bad_share",
		asks(`{"measure":"icpe_max","min":7}`):                                                           "/criteria/0/min out_of_range",
		asks(`{"measure":"icpe_max","min":1.5}`):                                                         "/criteria/0/min out_of_range",
		asks(`{"measure":"icpe_max","min":"F"}`):                                                         "/criteria/0/min unknown_code",
		asks(`{"measure":"available","max":"soon"}`):                                                     "/criteria/0/max bad_date",
		asks(`{"measure":"area_m2","points":[{"value":1}]}`):                                             "/criteria/0/points/0/utility required",
		asks(`{"measure":"area_m2","points":[{"value":2,"utility":0},{"value":1,"utility":1}]}`):         "/criteria/0/points/1/value points_out_of_order",
		asks(`{"measure":"area_m2","points":[{"value":2,"utility":0}],"ideal":3}`):                       "/criteria/0/ideal ideal_and_points",
		asks(`{"measure":"area_m2","min":1},{"measure":"area_m2","max":2}`):                              "/criteria/1 twice",
		asks(`{"measure":"area_m2","min":"2 acres"}`):                                                    "/criteria/0/min unknown_unit",
		asks(`{"measure":"area_m2","min":"2 km"}`):                                                       "/criteria/0/min unknown_unit",
		asks(`{"measure":"area_m2","min":{"value":2,"unit":"ft²"}}`):                                     "/criteria/0/min unknown_unit",
		asks(`{"measure":"area_m2","min":{"value":2}}`):                                                  "/criteria/0/min/unit required",
		asks(`{"measure":"area_m2","min":{"unit":"ha"}}`):                                                "/criteria/0/min/value required",
		asks(`{"measure":"area_m2","min":{"value":"2","unit":"ha"}}`):                                    "/criteria/0/min/value not_a_number",
		asks(`{"measure":"area_m2","min":{"value":2,"unit":"ha","per":1}}`):                              "/criteria/0/min/per unknown_field",
		asks(`{"measure":"area_m2","min":"1,500 m²"}`):                                                   "/criteria/0/min ambiguous_number",
		asks(`{"measure":"power_kva","min":"800 kW"}`):                                                   "/criteria/0/min needs_power_factor",
		asks(`{"measure":"power_kva","min":{"value":800,"unit":"kW"}}`):                                  "/criteria/0/min needs_power_factor",
		asks(`{"measure":"power_kva","min":{"value":800,"unit":"kW","power_factor":1.2}}`):               "/criteria/0/min/power_factor bad_power_factor",
		asks(`{"measure":"power_kva","min":{"value":800,"unit":"kVA","power_factor":0.9}}`):              "/criteria/0/min/power_factor no_power_factor",
		asks(`{"measure":"gas_nm3h","min":"2 MWh"}`):                                                     "/criteria/0/min unknown_unit",
		asks(`{"free":{"kind":"distance","label":"a","role":"rail"},"measure":"area_m2","max":1}`):       "/criteria/0/measure measure_and_free",
		asks(`{"free":{"kind":"distanse","label":"a","role":"rail"},"max":1}`):                           "/criteria/0/free/kind unknown_kind",
		asks(`{"free":{"label":"a","role":"rail"},"max":1}`):                                             "/criteria/0/free/kind required",
		asks(`{"free":{"kind":"distance","role":"rail"},"max":1}`):                                       "/criteria/0/free/label required",
		asks(`{"free":{"kind":"distance","label":"a"},"max":1}`):                                         "/criteria/0/free/role no_target",
		asks(`{"free":{"kind":"distance","label":"a","role":"x"},"max":1}`):                              "/criteria/0/free/role unknown_code",
		asks(`{"free":{"kind":"distance","label":"a","role":"rail","where":"a ="},"max":1}`):             "/criteria/0/free/where bad_expression",
		asks(`{"free":{"kind":"distance","label":"a","role":"rail","colour":1},"max":1}`):                "/criteria/0/free/colour unknown_field",
		asks(`{"free":{"kind":"number","label":"a","layer":"l","attribute":"b","unit":"ft"},"max":1}`):   "/criteria/0/free/unit unknown_unit",
		asks(`{"free":{"kind":"count","label":"a","role":"rail","within_m":0},"max":1}`):                 "/criteria/0/free/within_m bad_distance",
		asks(`{"free":{"kind":"share","label":"a","role":"rail"},"max":2}`):                              "/criteria/0/max bad_share",
		asks(`{"free":{"kind":"intersects","label":"a","role":"rail"},"allowed":["maybe"],"hard":true}`): "/criteria/0/allowed unknown_code",
	}
}

// Every kind of mistake is told with its place and its rule.
func TestWhatIsWrongIsToldWithItsPlace(t *testing.T) {
	t.Parallel()
	for text, want := range mistakes() {
		list := problems(t, text)
		got := ""
		if len(list) > 0 {
			got = list[0].Pointer + " " + list[0].Rule
		}
		if got != want || len(list) > 1 {
			t.Errorf("%s:\n got %+v\nwant %s", text, list, want)
		}
	}
}

// All mistakes are told at once.
func TestAllMistakesAreTold(t *testing.T) {
	t.Parallel()
	got := problems(t, `{"titel":"T","criteria":[{"measure":"area_m2","min":"2 acres","max":true},{"measure":"x"},{"measure":"price_eur_m2","max":"45 €/m²"}]}`)
	var places []string
	for _, p := range got {
		places = append(places, p.Pointer)
	}
	if want := "/titel /criteria/0/min /criteria/0/max /criteria/1/measure"; strings.Join(places, " ") != want {
		t.Errorf("%+v, want %s", got, want)
	}
	if text := problems(t, "{\n \"title\": \"T\",\n}"); text[0].Line != 3 || text[0].Column != 1 {
		t.Errorf("the place in a text that is no JSON: %+v", text)
	}
}

// written is a quantity as people write it and what it is in the unit of its measure, worked out by hand.
type written struct {
	measure data.Measure
	text    string
	want    float64
}

func quantities() []written {
	return []written{
		{data.MeasureArea, `20000`, 20_000},
		{data.MeasureArea, `{"value": 2, "unit": "ha"}`, 20_000},
		{data.MeasureArea, `"2 ha"`, 20_000},
		{data.MeasureArea, `"2,5 ha"`, 25_000},
		{data.MeasureArea, `"1 500 m²"`, 1_500},
		{data.MeasureArea, "\"1\u202f500,5\u00a0m²\"", 1_500.5},
		{data.MeasureArea, `"12 a"`, 1_200},
		{data.MeasureArea, `"0.3 km²"`, 300_000},
		{data.MeasureMotorway, `"4.7 km"`, 4_700},
		{data.MeasureMotorway, `{"value": 0.1, "unit": "km"}`, 100},
		{data.MeasurePrice, `"450 k€/ha"`, 45},
		{data.MeasurePrice, `{"value": 120000, "unit": "€/ha"}`, 12},
		{data.MeasurePrice, `"45 €/m²"`, 45},
		{data.MeasurePower, `"2 MVA"`, 2_000},
		{data.MeasurePower, `{"value": 900, "unit": "kW", "power_factor": 0.9}`, 1_000},
		{data.MeasurePower, `{"value": 1.8, "unit": "MW", "power_factor": 0.9}`, 2_000},
		{data.MeasureWater, `"5 l/s"`, 18},
		{data.MeasureWater, `"48 m³/day"`, 2},
		{data.MeasureDischarge, `"2 m³/h"`, 48},
		{data.MeasureDischarge, `"1 l/s"`, 86.4},
		{data.MeasureGas, `"300 Nm3/h"`, 300},
		{data.MeasureBearing, `"2 bar"`, 200},
		{data.MeasureFlood, `"5 %"`, 0.05},
		{data.MeasureSlope, `"3 %"`, 3},
		{data.MeasureAvailable, `"2027-06-30"`, 20_999},
		{data.MeasureAvailable, `20999`, 20_999},
		{data.MeasureRegime, `"E"`, 3},
		{data.MeasureSeveso, `"upper"`, 2},
		{data.MeasureMaturity, `2`, 2},
	}
}

// Units of the closed table are converted exactly.
func TestUnits(t *testing.T) {
	t.Parallel()
	for _, tt := range quantities() {
		n, err := needfile.Read([]byte(asks(`{"measure":"` + string(tt.measure) + `","hard":true,"min":` + tt.text + `}`)))
		if err != nil {
			t.Errorf("%s %s: %v", tt.measure, tt.text, err)
			continue
		}
		if got := n[0].Criteria[0].Min; got == nil || *got != tt.want {
			t.Errorf("%s %s is %v, want %g", tt.measure, tt.text, *got, tt.want)
		}
	}
}

// No unit of data is without a way to write it.
func TestEveryUnitCanBeWritten(t *testing.T) {
	t.Parallel()
	asked := map[string]string{"count": `"free":{"kind":"count","label":"a","role":"rail","within_m":1}`}
	for _, m := range data.Measures() {
		asked[m.Unit()] = `"measure":"` + string(m) + `"`
	}
	for _, u := range data.FreeUnits() {
		asked["free "+u] = `"free":{"kind":"number","label":"a","layer":"l","attribute":"b","unit":"` + u + `"}`
	}
	delete(asked, "") // categories
	for unit, subject := range asked {
		for _, bound := range []string{`1`, `"1"`} {
			if _, err := needfile.Read([]byte(asks("{" + subject + `,"min":` + bound + "}"))); err != nil && (bound == `1` || unit != "date" && unit != "rank") {
				t.Errorf("%s, %s: %v", unit, bound, err)
			}
		}
	}
}

// What is read is valid, and read again is the same.
func TestWhatIsReadStaysTheSame(t *testing.T) {
	t.Parallel()
	const text = `[{"id":"B1","title":"T","jobs":3,"criteria":[
		{"measure":"area_m2","hard":true,"weight":2,"min":"1 ha","points":[{"value":"1.5 ha","utility":0},{"value":"3 ha","utility":100}]},
		{"measure":"urban_zone","hard":true,"weight":1,"allowed":["UX","AUx"],"grades":{"UX":100,"*":50}},
		{"free":{"kind":"count","label":"Arrêts","layer":"stops","where":"kind = 'bus'","within_m":"0.5 km"},"weight":1,"min":1},
		{"free":{"kind":"intersects","label":"Humide","role":"protected"},"hard":true,"allowed":["no"]}
	]}]`
	n, err := needfile.Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(n)
	if err != nil {
		t.Fatal(err)
	}
	twice, err := needfile.Read(again)
	if err != nil || !reflect.DeepEqual(n, twice) {
		t.Errorf("%v\n%+v\n%+v", err, n, twice)
	}
	if w := n[0].Criteria[2].Free.WithinM; w != 500 {
		t.Errorf("within %g m", w)
	}
}

// Whatever comes, reading ends with needs that are valid or with problems that have a rule.
func FuzzRead(f *testing.F) {
	f.Add(asks(`{"measure":"area_m2","min":"2 ha","max":{"value":3,"unit":"ha"}}`))
	f.Add(asks(`{"free":{"kind":"number","label":"a","layer":"l","attribute":"b","unit":"m"},"max":"1 km","points":[{"value":1,"utility":2}]}`))
	f.Add(`[{"title":"T"},null,7,{"title":{"a":[1]},"criteria":[null,[],{"grades":{"a":1},"measure":"urban_zone"}]}]`)
	f.Fuzz(func(t *testing.T, text string) { readable(t, text) })
}

func readable(t interface{ Errorf(string, ...any) }, text string) {
	needs, err := needfile.Read([]byte(text))
	var wrong *needfile.Error
	if err != nil && !errors.As(err, &wrong) {
		t.Errorf("%q: %v", text, err)
	}
	if wrong != nil {
		for _, p := range wrong.Problems {
			if p.Rule == "" || p.Pointer != "" && p.Pointer[0] != '/' {
				t.Errorf("%q: %+v", text, p)
			}
		}
		return
	}
	for _, n := range needs {
		if n.ID == "" {
			n.ID = "B"
		}
		if err := n.Validate(); err != nil {
			t.Errorf("%q is read and not valid: %v", text, err)
		}
	}
}

// Pieces of needs put together at random end the same way.
func TestPiecesAtRandom(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) { readable(t, pieces(t)) })
}

// pieces puts a criterion together at random: mostly of what fits its subject, now and then of anything.
func pieces(t *rapid.T) string {
	type subject struct {
		text string
		fits []string
	}
	number := []string{`"min":1`, `"max":2e9`, `"ideal":" 3 "`, `"min":0`, `"max":null`, `"points":[{"value":0.5,"utility":50}]`, `"points":[]`}
	class := []string{`"allowed":["U"]`, `"grades":{"U":50,"*":1}`, `"allowed":[]`}
	listed := []string{`"allowed":["vacant"]`, `"grades":{"vacant":0,"*":1}`}
	with := func(list []string, more ...string) []string { return append(more, list...) }
	one := rapid.SampledFrom([]subject{
		{`"measure":"area_m2"`, with(number, `"min":"2 ha"`, `"ideal":{"value":1,"unit":"ha"}`)},
		{`"measure":"power_kva"`, with(number, `"min":{"value":1,"unit":"kW","power_factor":1}`, `"max":"9 MVA"`)},
		{`"measure":"available"`, with(number, `"max":"2027-01-01"`)},
		{`"measure":"flood_share"`, []string{`"max":"5 %"`, `"min":0`, `"max":1`, `"points":[{"value":"1 %","utility":5}]`}},
		{`"measure":"icpe_max"`, []string{`"min":"E"`, `"min":2`, `"max":4.0`}},
		{`"measure":"maturity"`, []string{`"min":"2"`, `"min":2`}},
		{`"measure":"urban_zone"`, class},
		{`"measure":"occupancy"`, listed},
		{`"free":{"kind":"distance","label":"a","role":"rail"}`, with(number, `"max":"1 km"`)},
		{`"free":{"kind":"number","label":"a","layer":"l","attribute":"b","unit":"m"}`, with(number, `"max":"1 km"`)},
		{`"free":{"kind":"number","label":"a","layer":"l","attribute":"b"}`, with(number, `"min":-4`)},
		{`"free":{"kind":"intersects","label":"a","layer":"l","where":"b = 1"}`, []string{`"allowed":["yes"]`}},
		{`"free":{"kind":"text","label":"a","layer":"l","attribute":"b","pick":"any"}`, class},
		{`"free":{"kind":"count","label":"a","role":"rail","within_m":"1 km"}`, number},
		{`"free":{}`, number},
		{`"free":7`, number},
		{`"measure":"x"`, number},
		{`"other":1`, number},
	}).Draw(t, "subject")
	fits := rapid.SampledFrom(with(one.fits, `"hard":true`, `"hard":false`, `"weight":2.5`, `"weight":0`))
	values := rapid.SampledFrom([]string{`1`, `-1`, `1e400`, `null`, `true`, `"2 ha"`, `"kW"`, `"E"`, `[]`, `["U"]`, `[1]`, `{}`, `{"U":50}`})
	names := rapid.SampledFrom([]string{"hard", "weight", "min", "ideal", "max", "allowed", "points", "grades", "other"})
	parts := []string{one.text}
	for range rapid.IntRange(0, 4).Draw(t, "parts") {
		if rapid.IntRange(0, 9).Draw(t, "anything") == 9 {
			parts = append(parts, `"`+names.Draw(t, "name")+`":`+values.Draw(t, "value"))
		} else {
			parts = append(parts, fits.Draw(t, "fits"))
		}
	}
	return asks("{" + strings.Join(parts, ",") + "}")
}
