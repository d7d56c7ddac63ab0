package search

import (
	"slices"
	"strings"

	"emprise/assets/locale"
	"emprise/geo/feature"
)

// Holding tells which features have all words, which are folded, somewhere in the columns. Each different text of a column is
// looked at once, however many features have it. It may be asked from any goroutine.
func Holding(columns []*feature.Column, asked []string) func(f int) bool {
	var groups []func(f int) bool
	for some := range slices.Chunk(asked, maskBits) {
		groups = append(groups, holding(columns, some))
	}
	return func(f int) bool {
		for _, holds := range groups {
			if !holds(f) {
				return false
			}
		}
		return true
	}
}

// maskBits is how many words are looked for together.
const maskBits = 8

func holding(columns []*feature.Column, asked []string) func(f int) bool {
	masks := make([][]uint8, len(columns)) // by code; nil for a column of numbers
	for i, c := range columns {
		if c.Type != feature.Text {
			continue
		}
		masks[i] = make([]uint8, c.Distinct()+1)
		for code := range c.Distinct() {
			masks[i][code+1] = mask(c.Word(uint32(code+1)), asked)
		}
	}
	all := uint8(1<<len(asked) - 1)
	return func(f int) bool {
		have := uint8(0)
		for i, c := range columns {
			if masks[i] != nil {
				have |= masks[i][c.Code(f)]
			} else if c.Known(f) {
				have |= mask(c.Text(f), asked)
			}
		}
		return have == all
	}
}

// mask has a bit for each of the words that a text holds.
func mask(text string, asked []string) (m uint8) {
	text = locale.Fold(text)
	for i, w := range asked {
		if strings.Contains(text, w) {
			m |= 1 << i
		}
	}
	return m
}
