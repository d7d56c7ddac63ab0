package expression_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"emprise/geo/expression"
	"emprise/geo/feature"
)

// set has eight features; "?" is unknown.
func set(tb testing.TB) *feature.Set {
	tb.Helper()
	var b feature.Builder
	for i, r := range []struct{ nature, area, insee, rail, price string }{
		{"Forêt fermée", "12", "58001", "oui", "1 234,5"},
		{"forêt ouverte", "?", "58002", "non", "n.c."},
		{"Bâti", "7.5", "58300", "?", "40"},
		{"?", "0", "?", "oui", "?"},
		{"L’Étang", "-3", "01004", "non", "12,5"},
		{"Bois d'en-haut", "100", "2A004", "oui", "0"},
		{"", "55", "58001", "oui", "33"},
		{"50 % bâti_x", "12", "75056", "oui", "7"},
	} {
		b.Begin(feature.Points)
		b.Ring([]float64{2 + float64(i)/100, 47}, false)
		for name, v := range map[string]string{"Nature du sol": r.nature, "insee": r.insee, "prix": r.price} {
			if v != "?" {
				b.Text(name, v)
			}
		}
		if r.area != "?" {
			v, _ := expression.Number(r.area)
			b.Number("aire", v, feature.Real)
		}
		if r.rail != "?" {
			b.Bool("rail", r.rail == "oui")
		}
		b.Number("rang", float64(i), feature.Integer)
		b.End()
	}
	s, err := b.Set()
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func rows(tb testing.TB, s *feature.Set, source string) []int {
	tb.Helper()
	p, err := expression.Where(source, expression.Table{Features: s})
	if err != nil {
		tb.Fatalf("%s: %v", source, err)
	}
	found, err := p.Rows(context.Background(), s.Len(), nil)
	if err != nil {
		tb.Fatal(err)
	}
	return found
}

func TestWhere(t *testing.T) {
	t.Parallel()
	s := set(t)
	for source, want := range map[string][]int{
		"aire > 10":                                  {0, 5, 6, 7},
		"aire > 7,4 et aire < 12":                    {2},
		"AIRE > 7.4 AND Aire < 12":                   {2},
		"aire = 0":                                   {3},
		"aire = -3":                                  {4},
		"aire <> 12":                                 {2, 3, 4, 5, 6},
		"aire != 12":                                 {2, 3, 4, 5, 6},
		"aire ≥ 55":                                  {5, 6},
		"NOT aire > 10":                              {2, 3, 4},
		"non (aire > 10)":                            {2, 3, 4},
		"aire est inconnue":                          {1},
		"aire IS NOT NULL and aire < 1":              {3, 4},
		"aire est connue et pas aire > 10":           {2, 3, 4},
		"aire > 10 ou aire est inconnue":             {0, 1, 5, 6, 7},
		"(aire > 10) is true":                        {0, 5, 6, 7},
		"(aire > 10) is not true":                    {1, 2, 3, 4},
		"(aire > 10) est faux":                       {2, 3, 4},
		`"Nature du sol" = 'forêt fermée'`:           {0},
		`[nature du sol] = 'FORET FERMEE'`:           {0},
		`"nature DU sol" contient 'forêt'`:           {0, 1},
		`"Nature du sol" like 'for_t%'`:              {0, 1},
		`"Nature du sol" comme '%é%'`:                {0, 1, 4, 5},
		`"Nature du sol" not like '%t%'`:             {6},
		`"Nature du sol" like '50 \% b%'`:            {7},
		`"Nature du sol" like '%bati\_x'`:            {7},
		`"Nature du sol" = 'l''étang'`:               {4},
		`"Nature du sol" = « l'etang »`:              {4},
		`"Nature du sol" = ''`:                       {6},
		`"Nature du sol" in ('bâti', « l’étang »)`:   {2, 4},
		`"Nature du sol" PAS DANS ('bâti')`:          {0, 1, 4, 5, 6, 7},
		"insee like '58%'":                           {0, 1, 2, 6},
		"left(insee, 2) = '58'":                      {0, 1, 2, 6},
		"gauche(insee; 2) in ('01'; '2a')":           {4, 5},
		"insee = 58001":                              {0, 6},
		"insee > 58001":                              {1, 2, 7},
		"insee >= '58002'":                           {1, 2, 7},
		"aire in (12, 7,5)":                          {0, 7}, // commas part a list: 12, 7 and 5
		"aire in (12; 7,5)":                          {0, 2, 7},
		"aire in (12, 7.5)":                          {0, 2, 7},
		"aire entre 0 et 12":                         {0, 2, 3, 7},
		"aire not between 0 and 12":                  {4, 5, 6},
		"prix > 30":                                  {0, 2, 6},
		"prix = 1 234,5":                             {0},
		"prix est connu":                             {0, 1, 2, 4, 5, 6, 7},
		"number(prix) is known":                      {0, 2, 4, 5, 6, 7},
		"rail":                                       {0, 3, 5, 6, 7},
		"not rail":                                   {1, 4},
		"rail = 'oui'":                               {0, 3, 5, 6, 7},
		"rail <> vrai":                               {1, 4},
		"rail = (aire > 10)":                         {0, 4, 5, 6, 7},
		"aire * 2 + 1 = 25":                          {0, 7},
		"10 / aire > 1":                              {2},
		"aire / 0 is known":                          {},
		"rang = 2 or rang = 1 and aire > 0":          {2},
		"(rang = 2 or rang = 0) and aire > 10":       {0},
		"rang < 0,05 ha and rang >= 500 % + 1":       {6, 7},
		"max(aire, rang) = 7":                        {}, // 12 and 7 for the last one
		"max(aire, 7) = 7":                           {3, 4},
		"round(aire) = 8":                            {2},
		"arrondi(aire * 1,11; 1) = 13,3":             {0, 7},
		"coalesce(aire, -1) = -1":                    {1},
		"si(aire > 10; 'a'; 'b') = 'b'":              {2, 3, 4},
		"length(\"Nature du sol\") = 4":              {2},
		"upper(\"Nature du sol\") || '!' = 'bâti!'":  {2},
		"insee || rang = '580010'":                   {0},
		"insee contient rang":                        {0, 4, 7},
		"true":                                       {0, 1, 2, 3, 4, 5, 6, 7},
		"faux":                                       {},
		"area_m2 is unknown and length_m is unknown": {0, 1, 2, 3, 4, 5, 6, 7},
		"-aire = 3":                                  {4},
		"aire>1e1":                                   {0, 5, 6, 7},
		"'b' > 'a'":                                  {0, 1, 2, 3, 4, 5, 6, 7},
	} {
		if got := rows(t, s, source); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", source, got, want)
		}
	}
}

func TestValues(t *testing.T) {
	t.Parallel()
	s := set(t)
	for source, want := range map[string][3]string{ // features 0 to 2
		`insee`:                                  {"58001", "58002", "58300"},
		`aire`:                                   {"12", "?", "7.5"},
		`rail`:                                   {"true", "false", "?"},
		`insee || ' (' || aire || ')'`:           {"58001 (12)", "?", "58300 (7.5)"},
		`coalesce(aire, 'néant')`:                {"12", "néant", "7.5"},
		`if(rail, insee, 'sans')`:                {"58001", "sans", "?"},
		`rang / 4`:                               {"0", "0.25", "0.5"},
		`majuscules(gauche("Nature du sol"; 3))`: {"FOR", "FOR", "BÂT"},
		`number(prix) * 2`:                       {"2469", "?", "80"},
		`number(rail)`:                           {"1", "0", "?"},
	} {
		e, err := expression.Parse(source)
		if err != nil {
			t.Fatalf("%s: %v", source, err)
		}
		p, err := e.Bind(expression.Table{Features: s})
		if err != nil {
			t.Fatalf("%s: %v", source, err)
		}
		for f, w := range want {
			got, ok := p.Text(f)
			if !ok {
				got = "?"
			}
			if got != w {
				t.Errorf("%s: feature %d gives %q, want %q", source, f, got, w)
			}
		}
	}
}

func TestColumns(t *testing.T) {
	t.Parallel()
	e, err := expression.Parse(`a > 1 and "b c" = a or max(d, 2) = 1`)
	if err != nil {
		t.Fatal(err)
	}
	if got := e.Columns(); !slices.Equal(got, []string{"a", "b c", "d"}) {
		t.Errorf("%q", got)
	}
}

// What is wrong is told with its place and, where it may be a slip, what may have been meant.
func TestErrors(t *testing.T) {
	t.Parallel()
	s := set(t)
	for source, want := range map[string]string{
		"":                      "1 empty  ",
		"  ":                    "1 empty  ",
		"aire >":                "7 unfinished  ",
		"aire > > 2":            "8 unexpected > ",
		"aire 2":                "6 unexpected 2 ",
		"aire > 1 1":            "10 unexpected 1 ",
		"aire = 'a":             "8 unclosed ' ",
		"(aire = 1":             "1 unclosed ( ",
		"aire in 1":             "9 unexpected 1 ",
		"aire in ()":            "10 unexpected ) ",
		"aire = 1)":             "9 unexpected ) ",
		"aire # 1":              "6 bad_character # ",
		"aires > 1":             "1 unknown_column aires aire",
		"é > 1 et Prx = 2":      "10 unknown_column Prx prix",
		"airee_m2 > 1":          "1 unknown_column airee_m2 area_m2",
		"zzzzzz > 1":            "1 unknown_column zzzzzz ",
		`"oui" = 'x'`:           `1 unknown_column "oui" `,
		"roud(aire) = 1":        "1 unknown_function roud round",
		"round() = 1":           "7 unexpected ) ",
		"round(1, 2, 3) = 1":    "1 wrong_count round ",
		"'a' + 1 = 2":           "1 needs_number 'a' ",
		"aire and true":         "1 needs_condition aire ",
		"aire":                  "1 needs_condition aire ",
		"aire = 'beaucoup'":     "1 mixed aire = 'beaucoup' ",
		"rail > true":           "1 mixed rail > true ",
		"rail = 3":              "1 mixed rail = 3 ",
		"rail = 'peut-être'":    "1 mixed rail = 'peut-être' ",
		"insee like insee":      "12 needs_text insee ",
		"1 < aire < 3":          "1 mixed 1 < aire < 3 ",
		"aire is 3":             "9 unexpected 3 ",
		"aire not > 3":          "10 unexpected > ",
		"aire between 1 or 2":   "16 unexpected or ",
		"1e999 = aire":          "1 unexpected 1e999 ",
		"aire > 1 && rail":      "10 bad_character & ",
		"if(aire, 1, 2) = 1":    "4 needs_condition aire ",
		"if(rail, rail, 2) = 1": "1 mixed if(rail, rail, 2) ",
	} {
		if source == "é > 1 et Prx = 2" { // the first name would be refused before
			source = "'é' > 'a' et Prx = 2"
			want = "14 unknown_column Prx prix"
		}
		_, err := expression.Where(source, expression.Table{Features: s})
		var e *expression.Error
		if !errors.As(err, &e) {
			t.Errorf("%s: %v", source, err)
			continue
		}
		if got := fmt.Sprintf("%d %s %s %s", e.Position(), e.Problem, e.Found, e.Near); got != want {
			t.Errorf("%s: %s, want %s", source, got, want)
		}
		if e.At < 0 || e.End < e.At || e.End > len(source) {
			t.Errorf("%s: from %d to %d", source, e.At, e.End)
		}
	}
}

func TestLimits(t *testing.T) {
	t.Parallel()
	deep, long := make([]byte, 5000), make([]byte, expression.MaxLength+1)
	for i := range deep {
		deep[i] = '('
	}
	for i := range long {
		long[i] = '1'
	}
	for source, want := range map[string]expression.Problem{string(deep): expression.TooDeep, string(long): expression.TooLong} {
		_, err := expression.Parse(source)
		var e *expression.Error
		if !errors.As(err, &e) || e.Problem != want {
			t.Errorf("%.20s: %v, want %s", source, err, want)
		}
	}
}

func TestTwoNamesThatDifferByCase(t *testing.T) {
	t.Parallel()
	var b feature.Builder
	b.Begin(feature.None)
	b.Number("Nom", 1, feature.Integer)
	b.Number("NOM", 2, feature.Integer)
	b.End()
	s, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	if got := rows(t, s, "Nom = 1 and NOM = 2"); len(got) != 1 {
		t.Errorf("%v", got)
	}
	if _, err := expression.Where("nom = 1", expression.Table{Features: s}); err == nil {
		t.Error("one of two was taken")
	}
}

func TestMeasures(t *testing.T) {
	t.Parallel()
	var b feature.Builder
	b.Begin(feature.Areas)
	b.Ring([]float64{2, 47, 2.01, 47, 2.01, 47.01, 2, 47.01, 2, 47}, false)
	b.End()
	b.Begin(feature.Lines)
	b.Ring([]float64{2, 47, 2, 47.01}, false)
	b.End()
	s, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	// 0.01° is 759.9 m by 1111.8 m there.
	if got := rows(t, s, "area_m2 entre 84 ha et 85 ha"); !slices.Equal(got, []int{0}) {
		t.Errorf("areas %v", got)
	}
	if got := rows(t, s, "length_m between 1.11 km and 1 113 m"); !slices.Equal(got, []int{1}) {
		t.Errorf("lengths %v", got)
	}
	one := map[string]func(int) float64{"distance": func(f int) float64 { return float64(f) }}
	p, err := expression.Where("distance > 0", expression.Table{Features: s, Computed: one})
	if err != nil || p.Truth(1) != expression.True || p.Truth(0) != expression.False {
		t.Errorf("a column that is computed: %v", err)
	}
}

func TestRowsHonourTheirContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	p, err := expression.Where("true", expression.Table{Features: set(t)})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Rows(ctx, 8, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
}

func TestFoldAndNumber(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"ÀÇÈÉÊËÎÏÔÙÛÜŸ": "aceeeeiiouuuy", "Œuvre d’Æther": "oeuvre d'aether", "a\u00a0b\u202fc": "a b c", "": "", "x–y": "x-y",
	} {
		if got := expression.Fold(s); got != want {
			t.Errorf("%q folds to %q, want %q", s, got, want)
		}
	}
	for s, want := range map[string]string{
		"12": "12", "1 234,5": "1234.5", "−3": "-3", "1e3": "1000", "": "no", "NaN": "no", "Inf": "no", "0x10": "no", "1_000": "no", "1,2,3": "no", "12 rue": "no",
	} {
		got := "no"
		if v, ok := expression.Number(s); ok {
			got = fmt.Sprint(v)
		}
		if got != want {
			t.Errorf("%q is %s, want %s", s, got, want)
		}
	}
}
