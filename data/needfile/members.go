package needfile

import (
	"bytes"
	"encoding/json"
	"slices"
)

// member is one of an object, in the order of the text.
type member struct {
	name  string
	value json.RawMessage
}

// members reads an object. What is twice in it is a problem: which of the two holds would be a guess.
func members(text json.RawMessage, at string) (list []member, problems []Problem) {
	d := json.NewDecoder(bytes.NewReader(text))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil, []Problem{{Pointer: at, Rule: "needs_object", Found: shown(text)}}
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return nil, []Problem{{Pointer: at, Rule: "not_json"}}
		}
		m := member{name: name.(string)}
		if err := d.Decode(&m.value); err != nil {
			return nil, []Problem{{Pointer: at, Rule: "not_json"}}
		}
		if slices.ContainsFunc(list, func(o member) bool { return o.name == m.name }) {
			problems = append(problems, Problem{Pointer: at + step(m.name), Rule: "repeated"})
			continue
		}
		list = append(list, m)
	}
	return list, problems
}

// items reads an array.
func items(text json.RawMessage, at string) ([]json.RawMessage, []Problem) {
	var list []json.RawMessage
	if null(text) {
		return nil, nil
	}
	if err := json.Unmarshal(text, &list); err != nil {
		return nil, []Problem{{Pointer: at, Rule: "needs_list", Found: shown(text)}}
	}
	return list, nil
}

func null(text json.RawMessage) bool { return string(bytes.TrimSpace(text)) == "null" }

// longest is how much of what is wrong is shown.
const longest = 40

// shown is a value short enough for a sentence.
func shown(text json.RawMessage) string {
	runes := []rune(string(bytes.TrimSpace(text)))
	if len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return string(runes)
}

// kind is what a JSON value is, by its first letter: { [ " t n or 0 for a number.
func kind(text json.RawMessage) byte {
	text = bytes.TrimSpace(text)
	if len(text) == 0 {
		return 0
	}
	switch c := text[0]; c {
	case '{', '[', '"', 'n':
		return c
	case 't', 'f':
		return 't'
	}
	return '0'
}
