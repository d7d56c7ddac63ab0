package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"emprise/assets/locale"
)

// Words are what a person types to find rows by: all of them must be in a text. What stands in quotes is one phrase, of whole words. Case,
// accents and signs do not count. A word of one or two letters or digits begins a word of the text; beside other words, a single letter
// and such a number are a whole word, so that « Lot A » is not each lot of a place that has an a.
type Words struct {
	whole  []string // with a space before and after
	begins []string // with a space before
	within []string
}

// quotes are all that people put around a phrase.
var quotes = strings.NewReplacer("«", `"`, "»", `"`, "“", `"`, "”", `"`, "„", `"`)

// WordsOf reads what was typed. A phrase whose quote is not closed yet may go on.
func WordsOf(typed string) Words {
	var w Words
	var loose []string
	parts := strings.Split(quotes.Replace(typed), `"`)
	for i, part := range parts {
		words := parted(part)
		switch {
		case words == " ":
		case i%2 == 0:
			loose = append(loose, strings.Fields(words)...)
		case i < len(parts)-1:
			w.whole = append(w.whole, words)
		default:
			w.begins = append(w.begins, strings.TrimSuffix(words, " "))
		}
	}
	several := len(loose)+len(w.whole)+len(w.begins) > 1
	for _, word := range loose {
		n, digits := utf8.RuneCountInString(word), strings.Trim(word, "0123456789") == ""
		switch {
		case n > 2:
			w.within = append(w.within, word)
		case several && (n == 1 || digits):
			w.whole = append(w.whole, " "+word+" ")
		default:
			w.begins = append(w.begins, " "+word)
		}
	}
	return w
}

// None says whether nothing is looked for.
func (w Words) None() bool { return len(w.whole)+len(w.begins)+len(w.within) == 0 }

// In says whether all of them are in some texts together.
func (w Words) In(texts ...string) bool {
	if w.None() {
		return true
	}
	var room [160]byte // most names fit
	joined := room[:0]
	for _, t := range texts {
		joined = locale.AppendFold(append(joined, ' '), t)
	}
	text := partedFolded(joined)
	missing := func(word string) bool { return !strings.Contains(text, word) }
	return !slices.ContainsFunc(w.whole, missing) && !slices.ContainsFunc(w.begins, missing) && !slices.ContainsFunc(w.within, missing)
}

// parted is the words of a text, folded, with one space before, between and after.
func parted(text string) string { return partedFolded(locale.AppendFold(nil, text)) }

// partedFolded does so for a text that is folded.
func partedFolded(text []byte) string {
	var room [160]byte
	to := append(room[:0], ' ')
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(text[i:])
		}
		if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) {
			to = append(to, text[i:i+n]...)
		} else if to[len(to)-1] != ' ' {
			to = append(to, ' ')
		}
		i += n
	}
	if to[len(to)-1] != ' ' {
		to = append(to, ' ')
	}
	return string(to)
}
