package expression_test

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"emprise/geo/expression"
	"emprise/geo/feature"
)

// tree is an expression as the test makes it: how it is written and what it gives for a row, nil when unknown.
type tree struct {
	text string
	eval func(row map[string]any) any
}

// The columns of the property test: two of numbers, two of texts, one of yes and no.
func drawRow(t *rapid.T) map[string]any {
	row := map[string]any{}
	for _, c := range []string{"n", "m"} {
		if rapid.IntRange(0, 3).Draw(t, c+"?") > 0 {
			row[c] = float64(rapid.IntRange(-3, 3).Draw(t, c))
		}
	}
	for _, c := range []string{"s", "u"} {
		if rapid.IntRange(0, 3).Draw(t, c+"?") > 0 {
			row[c] = rapid.SampledFrom([]string{"", "a", "B", "é", "E", "œu", "12", "1,5", "a b"}).Draw(t, c)
		}
	}
	if rapid.IntRange(0, 3).Draw(t, "b?") > 0 {
		row["b"] = rapid.Bool().Draw(t, "b")
	}
	return row
}

func either(t *rapid.T, words ...string) string { return rapid.SampledFrom(words).Draw(t, "word") }

func drawNumber(t *rapid.T, depth int) tree {
	switch k := rapid.IntRange(0, 5).Draw(t, "number"); {
	case k < 2 || depth == 0:
		c := either(t, "n", "m", "N", `"m"`, "[n]")
		name := strings.ToLower(strings.Trim(c, `"[]`))
		return tree{c, func(r map[string]any) any { return r[name] }}
	case k == 2:
		v := float64(rapid.IntRange(0, 30).Draw(t, "value")) / 10
		s := strconv.FormatFloat(v, 'f', -1, 64)
		if rapid.Bool().Draw(t, "comma") {
			s = strings.Replace(s, ".", ",", 1)
		}
		return tree{s, func(map[string]any) any { return v }}
	case k == 3:
		a := drawNumber(t, depth-1)
		return tree{"-(" + a.text + ")", func(r map[string]any) any {
			if v, ok := a.eval(r).(float64); ok {
				return -v
			}
			return nil
		}}
	default:
		a, b := drawNumber(t, depth-1), drawNumber(t, depth-1)
		op := either(t, "+", "-", "*", "/")
		return tree{"(" + a.text + " " + op + " " + b.text + ")", func(r map[string]any) any {
			x, ok := a.eval(r).(float64)
			y, also := b.eval(r).(float64)
			if !ok || !also {
				return nil
			}
			v := map[string]float64{"+": x + y, "-": x - y, "*": x * y, "/": x / y}[op]
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return nil
			}
			return v
		}}
	}
}

func drawText(t *rapid.T, depth int) tree {
	switch k := rapid.IntRange(0, 3).Draw(t, "text"); {
	case k < 2 || depth == 0:
		c := either(t, "s", "u", "S")
		return tree{c, func(r map[string]any) any { return r[strings.ToLower(c)] }}
	case k == 2:
		v := either(t, "", "A", "e", "it's", "OEU", "12")
		return tree{"'" + strings.ReplaceAll(v, "'", "''") + "'", func(map[string]any) any { return v }}
	default:
		a, b := drawText(t, depth-1), drawText(t, depth-1)
		return tree{"(" + a.text + "||" + b.text + ")", func(r map[string]any) any {
			x, ok := a.eval(r).(string)
			y, also := b.eval(r).(string)
			if !ok || !also {
				return nil
			}
			return x + y
		}}
	}
}

// folded is a folding of the letters of this test alone.
var folded = strings.NewReplacer("A", "a", "B", "b", "E", "e", "É", "e", "é", "e", "œ", "oe", "O", "o", "U", "u")

func compareValues(op string, x, y any) any {
	if x == nil || y == nil {
		return nil
	}
	order := 0
	switch x := x.(type) {
	case float64:
		y := y.(float64)
		switch {
		case x < y:
			order = -1
		case x > y:
			order = 1
		}
	case string:
		order = strings.Compare(folded.Replace(x), folded.Replace(y.(string)))
	}
	switch op {
	case "=":
		return order == 0
	case "<>":
		return order != 0
	case "<":
		return order < 0
	case "<=":
		return order <= 0
	case ">":
		return order > 0
	}
	return order >= 0
}

// or is true when one is, unknown when one may be.
func or(answers ...any) any {
	unknown := false
	for _, a := range answers {
		switch a {
		case true:
			return true
		case nil:
			unknown = true
		}
	}
	if unknown {
		return nil
	}
	return false
}

func not(a any) any {
	if b, ok := a.(bool); ok {
		return !b
	}
	return nil
}

func drawCondition(t *rapid.T, depth int) tree {
	draw := drawNumber
	if rapid.Bool().Draw(t, "of texts") {
		draw = drawText
	}
	k := rapid.IntRange(0, 9).Draw(t, "condition")
	if depth == 0 {
		k = min(k, 3)
	}
	switch k {
	case 0, 1:
		a, b, op := draw(t, depth), draw(t, depth), either(t, "=", "<>", "<", "<=", ">", ">=")
		return tree{a.text + " " + op + b.text, func(r map[string]any) any { return compareValues(op, a.eval(r), b.eval(r)) }}
	case 2:
		return tree{either(t, "b", "B"), func(r map[string]any) any { return r["b"] }}
	case 3:
		a := draw(t, depth)
		return tree{a.text + either(t, " is known", " EST CONNUE", " is not null"), func(r map[string]any) any { return a.eval(r) != nil }}
	case 4:
		a, list := draw(t, depth-1), []tree{}
		var texts []string
		for range rapid.IntRange(1, 4).Draw(t, "values") {
			list = append(list, draw(t, depth-1))
			texts = append(texts, list[len(list)-1].text)
		}
		negated := rapid.Bool().Draw(t, "not")
		word := either(t, " in (", " DANS (")
		if negated {
			word = either(t, " not in (", " pas dans (")
		}
		end := ")"
		if len(texts) == 1 { // a semicolon must be seen for a comma to be a decimal mark
			texts[0] = "(" + texts[0] + ")"
		}
		return tree{a.text + word + strings.Join(texts, "; ") + end, func(r map[string]any) any {
			var answers []any
			for _, v := range list {
				answers = append(answers, compareValues("=", a.eval(r), v.eval(r)))
			}
			if negated {
				return not(or(answers...))
			}
			return or(answers...)
		}}
	case 5:
		a, low, high := draw(t, depth-1), draw(t, depth-1), draw(t, depth-1)
		return tree{a.text + " between " + low.text + either(t, " and ", " ET ") + high.text, func(r map[string]any) any {
			return not(or(not(compareValues(">=", a.eval(r), low.eval(r))), not(compareValues("<=", a.eval(r), high.eval(r)))))
		}}
	case 6:
		a, b := drawText(t, depth-1), drawText(t, depth-1)
		return tree{a.text + either(t, " contains ", " contient ") + b.text, func(r map[string]any) any {
			x, ok := a.eval(r).(string)
			y, also := b.eval(r).(string)
			if !ok || !also {
				return nil
			}
			return strings.Contains(folded.Replace(x), folded.Replace(y))
		}}
	case 7:
		a := drawCondition(t, depth-1)
		return tree{either(t, "not (", "NON (") + a.text + ")", func(r map[string]any) any { return not(a.eval(r)) }}
	default:
		a, b := drawCondition(t, depth-1), drawCondition(t, depth-1)
		if rapid.Bool().Draw(t, "and") {
			return tree{"(" + a.text + ")" + either(t, " and ", " ET ") + "(" + b.text + ")", func(r map[string]any) any {
				return not(or(not(a.eval(r)), not(b.eval(r))))
			}}
		}
		return tree{"(" + a.text + either(t, " or ", " ou ") + b.text + ")", func(r map[string]any) any {
			return or(a.eval(r), b.eval(r))
		}}
	}
}

// TestAgainstBruteForce: whatever is written, a program agrees with a walk over the tree that it was written from.
func TestAgainstBruteForce(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		want := drawCondition(t, 3)
		n := rapid.IntRange(1, 12).Draw(t, "rows")
		drawn := make([]map[string]any, n)
		var b feature.Builder
		for i := range n {
			drawn[i] = drawRow(t)
			b.Begin(feature.None)
			for name, typ := range map[string]feature.Type{"n": feature.Integer, "m": feature.Real} {
				if v, ok := drawn[i][name].(float64); ok {
					b.Number(name, v, typ)
				}
			}
			for _, name := range []string{"s", "u"} {
				if v, ok := drawn[i][name].(string); ok {
					b.Text(name, v)
				}
			}
			if v, ok := drawn[i]["b"].(bool); ok {
				b.Bool("b", v)
			}
			b.End()
		}
		// The last row has every column, so that none is missing nor of another type.
		b.Begin(feature.None)
		b.Number("n", 0, feature.Integer)
		b.Number("m", 0.5, feature.Real)
		b.Text("s", "")
		b.Text("u", "")
		b.Bool("b", false)
		b.End()
		s, err := b.Set()
		if err != nil {
			t.Fatal(err)
		}
		p, err := expression.Where(want.text, expression.Table{Features: s})
		if err != nil {
			t.Fatalf("%s: %v", want.text, err)
		}
		for i, row := range drawn {
			w := map[any]expression.Truth{true: expression.True, false: expression.False, nil: expression.Unknown}[want.eval(row)]
			if got := p.Truth(i); got != w {
				t.Fatalf("%s for %v: %d, want %d", want.text, row, got, w)
			}
		}
	})
}

func FuzzWhere(f *testing.F) {
	for _, s := range []string{
		"aire > 1,5 ha et non rail", `"Nature du sol" like '%é_'`, "insee in (1; 2,5; '3')", "si(rail; aire; 1) / 0 is unknown", "((", "«", "1 234 567,8e-3 %",
		"left(insee, 1e9) || prix = round(aire, -400)", "rang between -1 and", "[a]]b]", "\xff > 'é'", "not not not rail is not true",
	} {
		f.Add(s)
	}
	data := set(f)
	f.Fuzz(func(t *testing.T, source string) {
		p, err := expression.Where(source, expression.Table{Features: data})
		if err != nil {
			e, ok := err.(*expression.Error) //nolint:errorlint // it must be of that type as it is
			if !ok || e.At < 0 || e.End < e.At || e.End > len(e.Source) || e.Position() < 1 {
				t.Fatalf("%q: %#v", source, err)
			}
			_ = e.Error()
			return
		}
		for i := range data.Len() {
			if a := p.Truth(i); a != expression.True && a != expression.False && a != expression.Unknown {
				t.Fatalf("%q: %d", source, a)
			}
			p.Text(i)
			p.Number(i)
		}
	})
}

// many is a cadastre of so many rows: two texts that repeat, one that does not, and numbers.
func many(tb testing.TB, n int) *feature.Set {
	tb.Helper()
	var b feature.Builder
	zones := []string{"U", "AUc", "AUs", "A", "N", "Forêt domaniale"}
	for i := range n {
		b.Begin(feature.None)
		b.Text("id", fmt.Sprintf("58001000A%07d", i))
		b.Text("typezone", zones[i%7%len(zones)])
		b.Text("commune", strconv.Itoa(58001+i%300))
		b.Number("contenance", float64(i*7919%50_000), feature.Integer)
		if i%5 > 0 {
			b.Number("prix", float64(i%997)/10, feature.Real)
		}
		b.End()
	}
	s, err := b.Set()
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func BenchmarkWhere(b *testing.B) {
	s := many(b, 1_500_000)
	for _, source := range []string{
		"contenance >= 5000",
		"typezone = 'forêt domaniale'",
		"typezone in ('U', 'AUc') and contenance entre 5 000 et 20 000",
		"prix * contenance > 100 000 ou prix est inconnu",
		"commune like '581%' and not (typezone contains 'foret' or prix / 2 < 10)",
		"id contient 'a0012'",
	} {
		b.Run(source, func(b *testing.B) {
			b.ReportAllocs()
			found := 0
			for b.Loop() {
				p, err := expression.Where(source, expression.Table{Features: s})
				if err != nil {
					b.Fatal(err)
				}
				found = 0
				for f := range s.Len() {
					if p.Truth(f) == expression.True {
						found++
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(s.Len()), "ns/feature")
			b.ReportMetric(float64(found), "found")
		})
	}
}
