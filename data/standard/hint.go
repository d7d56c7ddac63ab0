package standard

import (
	"maps"
	"slices"
	"strings"

	"emprise/data"
	"emprise/geo/feature"
)

// hints is what is known of files that follow no standard.
type hints struct {
	Roles []struct {
		Role    data.Role `json:"role"`
		Kinds   []string  `json:"kinds"`
		Words   []string  `json:"words"` // that names of columns hold
		Samples Form      `json:"samples,omitempty"`
	} `json:"roles"`
	Fields map[string][]string `json:"fields"` // names of columns for each of our fields, most telling first
	Words  map[string]string   `json:"words"`  // the list of words for each of our fields
}

// Confidences of proposals without a standard: never sure.
const (
	hintBase  = 0.15
	hintStep  = 0.1
	hintMost  = 0.5
	noHint    = 0.1
	sampleBig = 0.15
)

// guesses proposes roles by the kind of geometry and the words in the names of columns; at least the background.
func (h hints) guesses(columns []Column, kind feature.Kind) []Guess {
	name := [...]string{"", "points", "lines", "areas"}[kind]
	var out []Guess
	for _, r := range h.Roles {
		if name != "" && !slices.Contains(r.Kinds, name) {
			continue
		}
		g := Guess{Role: r.Role}
		var told, values []string
		for _, c := range columns {
			if slices.ContainsFunc(r.Words, func(w string) bool { return holds(c.Name, w) }) {
				told = append(told, c.Name)
			}
			if r.Samples != "" && allRead(c.Samples, r.Samples) {
				values = append(values, c.Name)
			}
		}
		if len(told) == 0 && len(values) == 0 {
			continue
		}
		g.Confidence = min(hintMost, hintBase+hintStep*float64(len(told))+sampleBig*float64(min(1, len(values))))
		if len(told) > 0 {
			g.Evidence = append(g.Evidence, Evidence{Rule: "hint", Columns: told})
		}
		if len(values) > 0 {
			g.Evidence = append(g.Evidence, Evidence{Rule: "samples", Columns: values, Detail: string(r.Samples)})
		}
		if name != "" {
			g.Evidence = append(g.Evidence, Evidence{Rule: "kind"})
		}
		out = append(out, g)
	}
	return append(out, Guess{Role: data.RoleContext, Confidence: noHint, Evidence: []Evidence{{Rule: "only_kind"}}})
}

// holds says whether a name holds a word as a whole part: "code_insee" holds "insee", "nature" does not hold "natura".
func holds(name, word string) bool {
	parts := "_" + strings.Join(strings.FieldsFunc(fold(name), func(r rune) bool { return strings.ContainsRune("_- .()", r) }), "_") + "_"
	return strings.Contains(parts, "_"+word+"_") || strings.Contains(parts, "_"+word+"s_")
}

func allRead(samples []string, f Form) bool {
	if len(samples) == 0 {
		return false
	}
	for _, v := range samples {
		if !f.admits(v) {
			return false
		}
	}
	return true
}

// fields maps columns by their names; a column serves once.
func (h hints) fields(noun data.Kind, t table) []Field {
	var out []Field
	used := map[string]bool{}
	for _, to := range sortedKeys(targets[noun]) {
		want := targets[noun][to]
		c := t.likely(h.Fields[to], want, used)
		switch {
		case to == "insee" && c == nil: // a column called after communes may hold their codes
			c = t.likely(h.Fields["commune"], want, used)
		case to == "commune" && c != nil && allRead(c.Samples, FormINSEE):
			c = nil
		}
		if c == nil {
			continue
		}
		used[c.Name] = true
		f := Field{To: to, From: c.Name}
		if want.unit != "" {
			f.Unit = unitOf(c.Name, want.unit)
		}
		if want.form == FormCode {
			f.Words = h.words(to, want.codes)
		}
		out = append(out, f)
	}
	return out
}

// likely is the first column of some names that reads as a field wants and serves for no other; one without values only where
// there is none with.
func (t table) likely(names []string, want target, used map[string]bool) *Column {
	var empty *Column
	for _, name := range names {
		c := t.find(name)
		switch {
		case c == nil || used[c.Name] || !plausible(c, want):
		case len(c.Samples) > 0:
			return c
		case empty == nil:
			empty = c
		}
	}
	return empty
}

// words is the list by which a field of codes is read: what is known of the source's words, and our own codes.
func (h hints) words(to string, codes []string) map[string]string {
	words := maps.Clone(library.words[h.Words[to]])
	if words == nil {
		words = map[string]string{}
	}
	for _, code := range codes {
		words[fold(code)] = code
	}
	return words
}

// plausible refuses a column whose values do not read as the field wants.
func plausible(c *Column, want target) bool {
	good, all := 0, 0
	for _, v := range c.Samples {
		if blank(v) {
			continue
		}
		all++
		if want.form == FormCode || want.form.admits(v) {
			good++
		}
	}
	return 2*good >= all
}
