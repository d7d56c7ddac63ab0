package search

import (
	"bytes"
	"context"
	"slices"

	"emprise/assets/locale"
	"emprise/geo/feature"
	"emprise/geo/overlay"
)

// Holding tells which features have all words, which are folded, somewhere in the columns. Each different text of a column is
// looked at once, however many features have it, on all processors. It may be asked from any goroutine. The error is that of ctx.
func Holding(ctx context.Context, columns []*feature.Column, asked []string) (func(f int) bool, error) {
	var groups []func(f int) bool
	for some := range slices.Chunk(asked, maskBits) {
		holds, err := holding(ctx, columns, some)
		if err != nil {
			return nil, err
		}
		groups = append(groups, holds)
	}
	return func(f int) bool {
		for _, holds := range groups {
			if !holds(f) {
				return false
			}
		}
		return true
	}, nil
}

// maskBits is how many words are looked for together.
const maskBits = 8

func holding(ctx context.Context, columns []*feature.Column, asked []string) (func(f int) bool, error) {
	words := make([][]byte, len(asked))
	for i, w := range asked {
		words[i] = []byte(w)
	}
	masks := make([][]uint8, len(columns)) // by code; nil for a column of numbers
	for i, c := range columns {
		if c.Type != feature.Text {
			continue
		}
		list := make([]uint8, c.Distinct()+1)
		if err := overlay.Each(ctx, c.Distinct(), overlay.Options{}, func() func(from, to int) {
			var folded []byte
			return func(from, to int) {
				for code := from + 1; code <= to; code++ {
					folded = locale.AppendFold(folded[:0], c.Word(uint32(code)))
					list[code] = mask(folded, words)
				}
			}
		}); err != nil {
			return nil, err
		}
		masks[i] = list
	}
	all := uint8(1<<len(asked) - 1)
	return func(f int) bool {
		have := uint8(0)
		for i, c := range columns {
			if masks[i] != nil {
				have |= masks[i][c.Code(f)]
			}
		}
		if have == all {
			return true
		}
		var room [32]byte
		for i, c := range columns {
			if masks[i] == nil && c.Known(f) {
				text := c.AppendText(room[:0], f)
				for i, d := range text {
					if d == '-' { // all that there is to fold in a number
						text[i] = ' '
					}
				}
				have |= mask(text, words)
			}
		}
		return have == all
	}, nil
}

// mask has a bit for each of the words that a folded text holds.
func mask(text []byte, words [][]byte) (m uint8) {
	for i, w := range words {
		if bytes.Contains(text, w) {
			m |= 1 << i
		}
	}
	return m
}
