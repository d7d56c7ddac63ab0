package data

import (
	"bytes"
	"encoding/json"

	"emprise/geo/style"
)

// Style is the style of a layer as the JSON that geo/style writes; the empty one is that of the layer's role. In the JSON form of
// a row it is the object itself. It is a text, so that a style of a newer version is kept as it is by a program that
// cannot read it.
type Style string

// StyleOf is the style that rules make.
func StyleOf(r style.Rules) (Style, error) {
	text, err := style.Encode(r)
	return Style(text), err
}

// Rules reads the style; own is false when it is the empty one. What cannot be drawn is a *style.FileError.
func (s Style) Rules() (r style.Rules, own bool, err error) {
	if s == "" {
		return style.Rules{}, false, nil
	}
	r, err = style.Decode([]byte(s))
	return r, err == nil, err
}

// MarshalJSON writes the object, null for the empty style.
func (s Style) MarshalJSON() ([]byte, error) {
	if s == "" {
		return []byte("null"), nil
	}
	if !json.Valid([]byte(s)) {
		return json.Marshal(string(s)) // kept, and refused by Validate
	}
	return []byte(s), nil
}

// UnmarshalJSON takes the object as it is, without the spaces between its parts.
func (s *Style) UnmarshalJSON(text []byte) error {
	if *s = ""; string(text) == "null" {
		return nil
	}
	if text[0] == '"' {
		var t string
		err := json.Unmarshal(text, &t)
		*s = Style(t)
		return err
	}
	var b bytes.Buffer
	if err := json.Compact(&b, text); err != nil {
		return err
	}
	*s = Style(b.String())
	return nil
}

// Restyle is the edit that gives a layer a style, that of its role when it is empty.
func Restyle(l Layer, s Style) Edit {
	l.Style = s
	return Edit{Note: Note{Key: "edit.layer_style", Args: map[string]string{"layer": l.Name}}, Put: []Row{l}}
}
