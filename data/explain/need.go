package explain

import (
	"strings"

	"emprise/assets/locale"
	"emprise/data/needfile"
)

// NeedProblem says where and why a need cannot be read: « /criteria/0/min : cette unité n’est pas connue (lu : 2 acres ; possible :
// m², ha, a) ».
func NeedProblem(loc *locale.Locale, p needfile.Problem) string {
	var more []string
	if p.Line > 0 {
		more = append(more, loc.T("needfile.place", "line", p.Line, "column", p.Column))
	}
	if p.Found != "" {
		more = append(more, loc.T("needfile.found", "found", p.Found))
	}
	if len(p.Known) > 0 {
		more = append(more, loc.T("needfile.known", "known", strings.Join(p.Known, ", ")))
	}
	if p.Err != nil {
		more = append(more, strings.TrimSuffix(Sentence(loc, p.Err), "."))
	}
	said := strings.TrimSuffix(Rule(loc, p.Rule), ".")
	if len(more) > 0 {
		said = loc.T("needfile.more", "problem", said, "more", strings.Join(more, loc.T("needfile.and")))
	}
	if p.Pointer == "" {
		return said
	}
	return loc.T("needfile.at", "at", p.Pointer, "problem", said)
}

// needProblems are all that is wrong with a need, one a line.
func needProblems(loc *locale.Locale, e *needfile.Error) string {
	lines := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		lines[i] = NeedProblem(loc, p)
	}
	return strings.Join(lines, "\n")
}
