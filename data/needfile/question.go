package needfile

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"emprise/data"
	"emprise/geo/expression"
)

// question reads what a free criterion asks. A kind that is not known is refused here: who writes a need by hand has misspelt it.
func question(text json.RawMessage, at string) (*data.Free, []Problem) {
	list, problems := members(text, at)
	f := &data.Free{}
	for _, m := range list {
		switch m.name {
		case "kind":
			problems = append(problems, word(m, at, (*string)(&f.Kind))...)
		case "label":
			problems = append(problems, word(m, at, &f.Label)...)
		case "role":
			problems = append(problems, word(m, at, (*string)(&f.Role))...)
		case "layer":
			problems = append(problems, word(m, at, &f.Layer)...)
		case "where":
			problems = append(problems, word(m, at, &f.Where)...)
		case "attribute":
			problems = append(problems, word(m, at, &f.Field)...)
		case "pick":
			problems = append(problems, word(m, at, (*string)(&f.Pick))...)
		case "unit":
			problems = append(problems, word(m, at, &f.Numbers)...)
		case "within_m":
			v, more := quantity(m.value, data.Free{Kind: data.FreeDistance}.Key(), at+"/within_m")
			f.WithinM, problems = v, append(problems, more...)
		default:
			problems = append(problems, Problem{Pointer: at + step(m.name), Rule: "unknown_field", Known: fields(reflect.TypeFor[data.Free]())})
		}
	}
	if len(problems) == 0 && f.Kind != "" && !slices.Contains(data.FreeKinds(), f.Kind) {
		problems = []Problem{{Pointer: at + "/kind", Rule: "unknown_kind", Found: string(f.Kind), Known: texts(data.FreeKinds())}}
	}
	return f, problems
}

// word reads a text that says something.
func word(m member, at string, into *string) []Problem {
	problems := decode(m, at, into)
	if problems == nil && strings.TrimSpace(*into) == "" {
		problems = []Problem{{Pointer: at + step(m.name), Rule: "required"}}
	}
	return problems
}

func texts[T ~string](codes []T) []string {
	list := make([]string, len(codes))
	for i, c := range codes {
		list[i] = string(c)
	}
	return list
}

// explained adds to a problem of a criterion what may stand there and why what stands there does not do.
func (p Problem) explained(c data.Criterion) Problem {
	f := c.Free
	if f == nil {
		return p
	}
	switch {
	case p.Rule == "bad_expression":
		p.Found = f.Where
		_, p.Err = expression.Parse(f.Where)
	case p.Rule == "unknown_unit":
		p.Found, p.Known = f.Numbers, data.FreeUnits()
	case p.Rule == "unknown_code" && strings.HasSuffix(p.Pointer, "/role"):
		p.Found, p.Known = string(f.Role), texts(data.Roles())
	case p.Rule == "unknown_code" && strings.HasSuffix(p.Pointer, "/pick"):
		p.Found, p.Known = string(f.Pick), texts(data.Picks())
	case p.Rule == "unknown_code" && strings.HasSuffix(p.Pointer, "/allowed"):
		p.Known = texts(data.Answers())
	}
	return p
}
