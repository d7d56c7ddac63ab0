package standard

import (
	"slices"
	"strings"

	"emprise/geo/feature"
)

// Found is what one line of a mapping reads in a set.
type Found struct {
	Known    int         // rows read
	Empty    int         // rows that say nothing
	Trouble  int         // rows that say something that cannot be read
	Examples []string    // the first different values, in the source's words
	Words    []WordCount // that our list does not have, the most frequent first
}

// WordCount is a word of the source and how often it is there.
type WordCount struct {
	Word  string // as it is first written
	Count int
}

// Survey reads a set by the mapping and says what each of its lines finds, so that a person can judge it.
func (m Mapping) Survey(set *feature.Set) []Found {
	const examples = 3
	b := m.bind(set)
	found := make([]Found, len(b.lines))
	words := make([]map[string]int, len(b.lines)) // place in Words by folded word
	for f := range set.Len() {
		if !b.takes(f) {
			continue
		}
		for i, v := range b.record(f).Values {
			one := &found[i]
			switch {
			case v.Known:
				one.Known++
			case v.Rule == valueUnmapped:
				key := fold(v.Words)
				if words[i] == nil {
					words[i] = map[string]int{}
				}
				at, seen := words[i][key]
				if !seen {
					at = len(one.Words)
					words[i][key] = at
					one.Words = append(one.Words, WordCount{Word: short(v.Words)})
				}
				one.Words[at].Count++
			case v.Rule != "":
				one.Trouble++
			default:
				one.Empty++
			}
			if w := short(v.Words); strings.TrimSpace(w) != "" && len(one.Examples) < examples && !slices.Contains(one.Examples, w) {
				one.Examples = append(one.Examples, w)
			}
		}
	}
	for i := range found {
		slices.SortStableFunc(found[i].Words, func(a, b WordCount) int { return b.Count - a.Count })
	}
	return found
}

// Line makes the line of a field for a column that a person has chosen: its unit by the name of the column, its words by
// the lists that we have.
func (s Slot) Line(column Column, own bool) Field {
	f := Field{To: s.To, From: column.Name}
	if s.Unit != UnitNone {
		f.Unit = unitOf(column.Name, s.Unit)
	}
	if s.Form == FormCode {
		f.Words = library.hints.words(s.To, s.Codes)
	}
	if !own && s.Form != FormText {
		f.Form = s.Form
	}
	return f
}

// Take gives the mapping with another line in the place of line i, or one more at the end when i is past it. A line without
// a source is taken out. The mapping itself does not change.
func (m Mapping) Take(i int, f Field) Mapping {
	m.Fields = slices.Clone(m.Fields)
	empty := f.From == "" && len(f.Parts) == 0 && f.Value == ""
	switch {
	case i < len(m.Fields) && empty:
		m.Fields = slices.Delete(m.Fields, i, i+1)
	case i < len(m.Fields):
		m.Fields[i] = f
	case !empty:
		m.Fields = append(m.Fields, f)
	}
	return m
}

// Say gives the line with a code for one of the source's words; the code "" takes the word out.
func (f Field) Say(word, code string) Field {
	words := make(map[string]string, len(f.Words)+1)
	for w, c := range f.Words {
		words[w] = c
	}
	if code == "" {
		delete(words, fold(word))
	} else {
		words[fold(word)] = code
	}
	f.Words = words
	return f
}

// Fold is a text as names and words are compared: without case and accents.
func Fold(s string) string { return fold(s) }
