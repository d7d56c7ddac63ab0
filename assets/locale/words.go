package locale

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Words cuts a text at its ordinary spaces where a line may end. People type « 40 000 m² : » with such spaces too, and no line ends within
// that.
func Words(text string) []string {
	var out []string
	for _, word := range strings.Split(text, " ") {
		if n := len(out); n > 0 && bound(out[n-1], word) {
			out[n-1] += " " + word
			continue
		}
		out = append(out, word)
	}
	return out
}

// bound says whether a word must stand on the line of the one before it.
func bound(before, word string) bool {
	if before == "" || word == "" {
		return false
	}
	if strings.HasSuffix(before, "«") || slices.Contains([]string{"n°", "No.", "no.", "art.", "(art.", "L.", "R.", "D."}, before[strings.LastIndexByte(before, ' ')+1:]) {
		return true // what it is the number of
	}
	if slices.Contains([]string{":", ";", "!", "?", "»", "–", "·"}, word) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	if last < '0' || last > '9' {
		return false
	}
	digits := 0
	for digits < len(word) && word[digits] >= '0' && word[digits] <= '9' {
		digits++
	}
	if digits > 0 { // a group of thousands
		return digits == 3
	}
	if slices.Contains(months, strings.TrimRight(word, ".,;:)")) {
		return true
	}
	unit := strings.TrimRight(word, ".,;:)")
	return slices.Contains([]string{
		"m", "m²", "m³", "m³/h", "m³/jour", "km", "ha", "a", "ca", "€", "€/m²", "k€", "M€", "%", "kVA", "MVA", "kW", "MW", "kWh", "MWh", "t", "t/an", "dB",
	}, unit)
}

// months of a day that is written out.
var months = []string{
	"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
	"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
}
